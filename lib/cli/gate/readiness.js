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
    get addReadinessCommands () {
        return addReadinessCommands;
    },
    get digestBelow () {
        return digestBelow;
    },
    get requireReadiness () {
        return requireReadiness;
    }
});
const _nodecrypto = require("node:crypto");
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _commander = require("commander");
const _references = require("../../delivery/readiness/references");
const _status = require("../../delivery/readiness/status");
const _readinessfile = require("../../registry/readiness-file");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _evidencebranch = require("../desk/evidence-branch");
const _evidencedesk = require("../desk/evidence-desk");
const _ownstatement = require("../desk/own-statement");
const _help = require("../help");
const _markdown = require("../print/markdown");
const _tables = require("../print/tables");
/** The most that a file may weigh whose digest is compared, in bytes. */ const MAX_FILE_BYTES = 64 * 1024 * 1024;
function digestBelow(root, path) {
    try {
        const stats = (0, _nodefs.lstatSync)((0, _nodepath.join)(root, path));
        if (!stats.isFile() || stats.size > MAX_FILE_BYTES) return undefined;
        return `sha256:${(0, _nodecrypto.createHash)('sha256').update((0, _nodefs.readFileSync)((0, _nodepath.join)(root, path))).digest('hex')}`;
    } catch (error) {
        if (error.code === undefined) throw error;
        return undefined;
    }
}
function requireReadiness(registry, root) {
    const { readiness: path } = registry;
    const allowed = 'readiness: PATH in the registry';
    if (path === undefined) throw new _usererror.UserError('the registry names no readiness', {
        place: '/readiness',
        allowed
    });
    try {
        const readiness = (0, _readinessfile.parseReadiness)((0, _nodefs.readFileSync)((0, _nodepath.join)(root, path), 'utf8'), path);
        const [unresolved] = (0, _references.unresolvedEvidence)(readiness.items, registry);
        if (unresolved === undefined) return readiness;
        const { pointer, message, allowed: known } = unresolved;
        throw new _usererror.UserError(message, {
            place: `${path} ${pointer}`,
            allowed: known
        });
    } catch (error) {
        const { code } = error;
        if (error instanceof _usererror.UserError || code === undefined) throw error;
        throw new _usererror.UserError(`the readiness cannot be read: ${code}`, {
            place: path,
            allowed,
            exitCode: 3
        });
    }
}
// What cannot be read is unverified, not left out: the report is written, the exit code says it.
async function bookOf(flags, self, context) {
    try {
        return await (0, _evidencedesk.evidenceBook)((0, _evidencedesk.evidenceDesk)(flags, self, context));
    } catch (error) {
        if (!(error instanceof _usererror.UserError) || error.exitCode === 1) throw error;
        context.warn(`the evidence branch was not read: ${error.describe()}`);
        return undefined;
    }
}
function exitCode({ complete, items }) {
    if (complete) return 0;
    const proofs = items.flatMap(({ criteria })=>criteria.flatMap((each)=>each.proofs));
    const isNo = items.some(({ status })=>status === 'open') || proofs.some(({ status })=>/fails|missing/.test(status));
    return isNo ? 1 : 3;
}
async function status(flags, self, context) {
    (0, _common.refuseOverridesInCi)(self, context);
    const common = (0, _common.commonOptions)(self, context);
    const { registry } = (0, _common.requireRegistry)(common, context);
    const root = (0, _ownstatement.registryRoot)(common, context);
    const readiness = requireReadiness(registry, root);
    const book = await bookOf(flags, self, context);
    const found = (0, _status.readinessStatus)(readiness, {
        digestOf: (path)=>digestBelow(root, path),
        book
    });
    const code = exitCode(found);
    if (common.json) {
        (0, _common.printJson)(context, {
            schema: 'causeway/readiness-status/v1',
            ...found
        });
    } else {
        const head = [
            'item',
            'title',
            'claimed',
            'status',
            'what is open'
        ];
        const rows = found.items.map((item)=>[
                ...[
                    item.id,
                    item.title,
                    item.claimed,
                    item.status,
                    (0, _status.openReason)(item) ?? '–'
                ]
            ]);
        const done = found.items.filter((item)=>item.status === 'complete').length;
        context.print(flags.format === 'markdown' ? (0, _markdown.markdownTable)(head, rows) : (0, _tables.table)(head, rows));
        context.print(`\n${done} of ${found.items.length} complete. This releases nothing.`);
    }
    context.exit(code);
}
function addReadinessCommands(program, context) {
    const readiness = program.command('readiness').description('phases and use cases of a public release, by evidence');
    const shown = (0, _evidencebranch.withEvidence)(readiness.command('status')).description('exit 1 while anything is open or unproven, 3 when that could not be found out; releases nothing').addOption(new _commander.Option('--format <format>', 'how to report').choices([
        'table',
        'markdown'
    ]).default('table')).action((flags, self)=>status(flags, self, context));
    (0, _help.example)(shown, 'causeway readiness status --format markdown');
}
