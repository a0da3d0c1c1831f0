"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addEvidencePack", {
    enumerable: true,
    get: function() {
        return addEvidencePack;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _commander = require("commander");
const _report = require("../../delivery/gate/report");
const _raw = require("../../delivery/gate/run/raw");
const _replay = require("../../delivery/gate/run/replay");
const _check = require("../../delivery/notes/check");
const _shape = require("../../delivery/notes/shape");
const _pack = require("../../delivery/pack/pack");
const _book = require("../../evidence/branch/book");
const _files = require("../../evidence/waivers/files");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _evidencebranch = require("../desk/evidence-branch");
const _evidencedesk = require("../desk/evidence-desk");
const _ownstatement = require("../desk/own-statement");
const _gatedocuments = require("../gate/gate-documents");
const _help = require("../help");
const _filleddocument = require("../input/filled-document");
const LINEAGE = 'artifacts/release_lineage.json';
/** The most that one of the documents may weigh, in bytes. */ const MAX_BYTES = 64 * 1024 * 1024;
function bytesOf(context, file, what) {
    const path = (0, _nodepath.resolve)(context.cwd, file);
    const stats = (0, _nodefs.statSync)(path, {
        throwIfNoEntry: false
    });
    if (!stats?.isFile()) throw new _usererror.UserError(`there is no ${what}`, {
        place: file,
        allowed: `the path of the ${what}`
    });
    if (stats.size > MAX_BYTES) throw new _usererror.UserError(`the ${what} is too large`, {
        place: file,
        allowed: `${MAX_BYTES} bytes`
    });
    return (0, _nodefs.readFileSync)(path);
}
function reportOf(bytes, file, commit) {
    const reading = (0, _report.readReport)(bytes);
    const allowed = 'the report that causeway gate evaluate wrote for this commit';
    if (!reading.ok) throw new _usererror.UserError(`this is no gate report: ${reading.reason}`, {
        place: file,
        allowed
    });
    if (reading.report.release.commit === commit) return reading.report;
    const message = `the report is of ${reading.report.release.commit}`;
    throw new _usererror.UserError(message, {
        place: file,
        allowed: `${allowed} (${commit})`,
        exitCode: 1
    });
}
function requireNotes(text, file, { release, waivers }) {
    const problems = (0, _check.checkNotes)(text, {
        ...{
            tier: release.toTier,
            commit: release.commit
        },
        surfaces: release.bundles.map(({ surface })=>surface),
        bundles: Object.fromEntries(release.bundles.map(({ surface, digest })=>[
                surface,
                digest
            ])),
        waivers: waivers.map(({ waiverId })=>waiverId)
    });
    if (problems.length === 0) return;
    throw new _usererror.UserError([
        'the release notes are not complete',
        ...(0, _filleddocument.problemLines)(file, problems)
    ].join('\n  '), {
        ...{
            place: `${file}:${problems[0]?.line ?? 1}`,
            exitCode: 1
        }
    });
}
async function pack(flags, self, context) {
    const { commit } = flags;
    (0, _evidencedesk.requireFullId)(commit);
    const out = (0, _nodepath.resolve)(context.cwd, flags.out);
    if ((0, _nodefs.existsSync)(out)) throw new _usererror.UserError('the file is there already', {
        place: '--out',
        allowed: 'a new file'
    });
    const report = bytesOf(context, flags.report, 'gate report');
    const value = reportOf(report, flags.report, commit);
    const inputs = (0, _raw.byDigest)((0, _replay.rawInputsOf)(value, (0, _gatedocuments.inputsBeside)((0, _nodepath.resolve)(context.cwd, flags.report))));
    const lineage = bytesOf(context, flags.lineage, 'lineage');
    const notes = bytesOf(context, flags.notes, 'release notes');
    requireNotes(notes.toString('utf8'), flags.notes, value);
    const { registry, branch, trust, common } = (0, _evidencedesk.evidenceDesk)(flags, self, context);
    const reading = await branch.read();
    const found = (0, _files.waiverFiles)((0, _nodepath.join)((0, _ownstatement.registryRoot)(common, context), registry.waivers));
    const waivers = new Map(found.flatMap(({ waiver, approvals })=>[
            waiver,
            ...approvals
        ]).flatMap(({ name, bytes })=>bytes ? [
            [
                name,
                bytes
            ]
        ] : []));
    const absent = value.waivers.find(({ waiverId })=>!waivers.has(`${waiverId}.sigstore.json`));
    if (absent) {
        throw new _usererror.UserError(`the waiver ${absent.waiverId} is not there`, {
            place: registry.waivers,
            exitCode: 1
        });
    }
    const packed = (0, _pack.packEvidence)({
        ...{
            commit,
            files: reading.files,
            inputs,
            lineage,
            notes,
            waivers
        },
        book: (0, _book.readEvidenceBook)(reading, trust, common.now),
        report: {
            bytes: report,
            value
        }
    });
    (0, _nodefs.mkdirSync)((0, _nodepath.dirname)(out), {
        recursive: true
    });
    (0, _nodefs.writeFileSync)(out, packed.container, {
        flag: 'wx'
    });
    const { digest, manifest } = packed;
    for (const { path, reason } of manifest.refused)context.warn(`not packed, since it counts for nothing: ${path}: ${reason}`);
    if (common.json) (0, _common.printJson)(context, {
        schema: 'causeway/evidence-pack/v1',
        out: flags.out,
        digest,
        manifest
    });
    else context.print(`packed ${digest}\n  ${manifest.files.length} files, ${manifest.decision}, into ${flags.out}`);
}
function addEvidencePack(evidence, context) {
    const packed = (0, _evidencebranch.withEvidence)(evidence.command('pack')).description("a release's evidence as one archive: statements, report with its inputs, lineage, notes, waivers, with their digests").addOption(new _commander.Option('--commit <commit>', 'the release commit').makeOptionMandatory()).addOption(new _commander.Option('--out <file>', 'the archive (.tgz) to write; a new file').makeOptionMandatory()).addOption(new _commander.Option('--notes <file>', 'the release notes').makeOptionMandatory()).addOption(new _commander.Option('--report <file>', "the gate's report").default(_shape.GATE_REPORT)).addOption(new _commander.Option('--lineage <file>', 'the lineage').default(LINEAGE)).action((flags, self)=>pack(flags, self, context));
    (0, _help.example)(packed, 'causeway evidence pack --commit "$COMMIT" --notes release-notes.md --out artifacts/evidence.tgz');
}
