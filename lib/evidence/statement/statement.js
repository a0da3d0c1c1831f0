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
    get PAYLOAD_TYPE () {
        return PAYLOAD_TYPE;
    },
    get parseStatement () {
        return parseStatement;
    },
    get statementBytes () {
        return statementBytes;
    },
    get tierOf () {
        return tierOf;
    }
});
const _canonicalize = /*#__PURE__*/ _interop_require_default(require("canonicalize"));
const _zod = require("zod");
const _read = require("../../registry/document/read");
const _kinds = require("./kinds");
function _interop_require_default(obj) {
    return obj && obj.__esModule ? obj : {
        default: obj
    };
}
const PAYLOAD_TYPE = 'application/vnd.in-toto+json';
const CommitDigest = _zod.z.strictObject({
    gitCommit: _zod.z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/)
});
const Sha256 = _zod.z.strictObject({
    sha256: _zod.z.string().regex(/^[0-9a-f]{64}$/)
});
const Subject = _zod.z.discriminatedUnion('name', [
    _zod.z.strictObject({
        name: _zod.z.literal('commit'),
        digest: CommitDigest
    }),
    _zod.z.strictObject({
        name: _zod.z.enum([
            'bundle',
            'ticket',
            'plan',
            'reading',
            'proof',
            'incident',
            'waiver',
            'fingerprint'
        ]),
        digest: Sha256
    })
]);
const Envelope = _zod.z.strictObject({
    _type: _zod.z.literal('https://in-toto.io/Statement/v1'),
    subject: _zod.z.array(Subject),
    predicateType: _zod.z.string(),
    predicate: _zod.z.unknown()
});
function tierOf({ predicate }) {
    if ('release' in predicate) return predicate.release.toTier;
    return 'tier' in predicate ? predicate.tier : undefined;
}
function subjectEntry(name, value) {
    return {
        name,
        digest: name === 'commit' ? {
            gitCommit: value
        } : {
            sha256: value.replace(/^sha256:/, '')
        }
    };
}
function subjectEntries(kind, subjects) {
    const { subjects: names, manyBundles } = _kinds.KINDS[kind];
    return names.flatMap((name)=>{
        const value = subjects[name];
        if (manyBundles && name === 'bundle') return (subjects.bundles ?? []).map((each)=>subjectEntry(name, each));
        if (value === undefined) throw new Error(`the subject ${name} is missing`);
        return [
            subjectEntry(name, value)
        ];
    });
}
function isSubjectsOf(kind, found) {
    const { subjects, manyBundles } = _kinds.KINDS[kind];
    if (!manyBundles) return found.join() === subjects.join();
    const own = found.filter((name, index)=>name !== 'bundle' || found.indexOf(name) === index);
    return own.join() === subjects.join();
}
function statementBytes({ kind, subjects, predicate }) {
    const { predicateType } = _kinds.KINDS[kind];
    const subject = subjectEntries(kind, subjects);
    const text = (0, _canonicalize.default)({
        _type: 'https://in-toto.io/Statement/v1',
        subject,
        predicateType,
        predicate
    }) ?? '';
    const result = parseStatement(Buffer.from(text, 'utf8'));
    if (!result.ok) throw new Error(`this is no statement: ${result.reason}`);
    return Buffer.from(text, 'utf8');
}
function firstIssue(error) {
    const [issue] = error.issues;
    return `${issue?.message ?? 'another shape'} (/${issue?.path.join('/') ?? ''})`;
}
function parseStatement(bytes) {
    const no = (reason)=>({
            ok: false,
            reason
        });
    const document = (0, _read.readDocument)(bytes.toString('utf8'));
    if (!document.ok) return no(document.problems[0]?.message ?? 'the statement is not JSON');
    const envelope = Envelope.safeParse(document.value);
    if (!envelope.success) return no(`the statement has another shape: ${firstIssue(envelope.error)}`);
    if (!Buffer.from((0, _canonicalize.default)(document.value) ?? '').equals(bytes)) return no('the statement is not canonical JSON');
    const { subject, predicateType } = envelope.data;
    const kind = Object.keys(_kinds.KINDS).find((name)=>_kinds.KINDS[name].predicateType === predicateType);
    if (!kind) return no('the predicate type is unknown');
    const names = subject.map(({ name })=>name);
    if (!isSubjectsOf(kind, names)) return no('the subjects are others');
    const predicate = _kinds.KINDS[kind].predicate.safeParse(envelope.data.predicate);
    if (!predicate.success) return no(`the predicate has another shape: ${firstIssue(predicate.error)}`);
    const subjects = {};
    for (const each of subject){
        const value = each.name === 'commit' ? each.digest.gitCommit : `sha256:${each.digest.sha256}`;
        subjects[each.name] ??= value;
        if (each.name === 'bundle' && _kinds.KINDS[kind].manyBundles) subjects.bundles = [
            ...subjects.bundles ?? [],
            value
        ];
    }
    return {
        ok: true,
        statement: {
            kind,
            subjects,
            predicate: predicate.data
        }
    };
}
