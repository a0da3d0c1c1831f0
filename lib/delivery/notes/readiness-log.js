"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
function _export(target, all) {
    for(var name in all)Object.defineProperty(target, name, {
        enumerable: true,
        get: Object.getOwnPropertyDescriptor(all, name).get
    });
}
_export(exports, {
    get LOG_JOURNAL () {
        return LOG_JOURNAL;
    },
    get LOG_PAGE () {
        return LOG_PAGE;
    },
    get LogEntry () {
        return LogEntry;
    },
    get nextLine () {
        return nextLine;
    },
    get parseLog () {
        return parseLog;
    },
    get renderLog () {
        return renderLog;
    }
});
const _canonicalize = /*#__PURE__*/ _interop_require_default(require("canonicalize"));
const _zod = require("zod");
const _parts = require("../../evidence/statement/predicates/parts");
const _digest = require("../../registry/digest");
const _read = require("../../registry/document/read");
const _primitives = require("../../registry/schema/primitives");
const _usererror = require("../../registry/user-error");
function _interop_require_default(obj) {
    return obj && obj.__esModule ? obj : {
        default: obj
    };
}
const LOG_JOURNAL = 'feedback/deployment.jsonl';
const LOG_PAGE = 'feedback/deployment.md';
const LogEntry = _zod.z.strictObject({
    at: _parts.Time,
    kind: _zod.z.enum([
        'update',
        'blocker',
        'approval'
    ]),
    by: _primitives.Principal,
    surface: _primitives.Id.nullable(),
    tier: _primitives.Id.nullable(),
    text: _primitives.Text,
    /** The digest of the entry before; null for the first. */ previous: _parts.Digest.nullable()
});
function parseLog(text) {
    const entries = [];
    const refuse = (line, why)=>new _usererror.UserError(`the log was changed: ${why}`, {
            ...{
                place: `${LOG_JOURNAL}:${line}`,
                exitCode: 1
            },
            allowed: 'what causeway log append wrote, as git has it; entries are only added'
        });
    const lines = text.split('\n');
    if (text !== '' && lines.pop() !== '') throw refuse(lines.length + 1, 'its last line is cut off');
    for (const [index, line] of (text === '' ? [] : lines).entries()){
        const document = (0, _read.readDocument)(line);
        const entry = document.ok ? LogEntry.safeParse(document.value) : undefined;
        if (!entry?.success || (0, _canonicalize.default)(entry.data) !== line) throw refuse(index + 1, 'this is no entry');
        const before = entries.at(-1);
        const previous = before ? (0, _digest.canonicalDigest)(before) : null;
        if (entry.data.previous !== previous) throw refuse(index + 1, 'the entry does not follow the one before');
        if (before && entry.data.at < before.at) throw refuse(index + 1, 'the entry is older than the one before');
        entries.push(entry.data);
    }
    return entries;
}
function nextLine(entries, draft) {
    const last = entries.at(-1);
    const parsed = LogEntry.safeParse({
        ...draft,
        previous: last ? (0, _digest.canonicalDigest)(last) : null
    });
    if (!parsed.success) {
        const [issue] = parsed.error.issues;
        const allowed = 'one line of text, a person, update|blocker|approval';
        throw new _usererror.UserError(`this makes no entry: ${issue?.message ?? 'another shape'}`, {
            ...{
                place: `/${issue?.path.join('/') ?? ''}`,
                allowed
            }
        });
    }
    if (last && parsed.data.at < last.at) {
        throw new _usererror.UserError('the entry would be older than the last one', {
            place: '--now',
            allowed: `after ${last.at}`
        });
    }
    return `${(0, _canonicalize.default)(parsed.data)}\n`;
}
function cell(text) {
    return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
function renderLog(entries) {
    const rows = entries.map(({ at, kind, by, surface, tier, text })=>{
        const about = [
            surface,
            tier
        ].filter((each)=>each !== null).join(' on ') || '–';
        return `| ${at} | ${kind} | ${about} | ${cell(text)} | ${by} |`;
    });
    const head = [
        ...[
            '# Deployment readiness log',
            ''
        ],
        `Generated from \`${LOG_JOURNAL}\` by \`causeway log append\`; entries are only ever added.`,
        ''
    ];
    if (rows.length === 0) return `${[
        ...head,
        'No entries yet.'
    ].join('\n')}\n`;
    return `${[
        ...head,
        '| when | kind | about | what | who |',
        '|---|---|---|---|---|',
        ...rows.reverse()
    ].join('\n')}\n`;
}
