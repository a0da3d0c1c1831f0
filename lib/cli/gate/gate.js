"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addGateCommands", {
    enumerable: true,
    get: function() {
        return addGateCommands;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _commander = require("commander");
const _blocking = require("../../delivery/gate/blocking");
const _evaluate = require("../../delivery/gate/evaluate");
const _registrysource = require("../../delivery/gate/observe/registry-source");
const _report = require("../../delivery/gate/report");
const _artifacts = require("../../delivery/gate/run/artifacts");
const _assemble = require("../../delivery/gate/run/assemble");
const _beside = require("../../delivery/gate/run/beside");
const _collect = require("../../delivery/gate/run/collect");
const _replay = require("../../delivery/gate/run/replay");
const _store = require("../../delivery/gate/run/store");
const _waivers = require("../../delivery/gate/run/waivers");
const _size = require("../../delivery/gate/size");
const _summary = require("../../delivery/gate/summary");
const _vsa = require("../../delivery/gate/vsa");
const _derive = require("../../delivery/lineage/derive");
const _signer = require("../../evidence/signing/signer");
const _verify = require("../../evidence/statement/verify");
const _packagejson = require("../../package.json");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _evidencebranch = require("../desk/evidence-branch");
const _evidencedesk = require("../desk/evidence-desk");
const _ownstatement = require("../desk/own-statement");
const _repositorykey = require("../desk/repository-key");
const _approverteams = require("../evidence/approver-teams");
const _help = require("../help");
const _gatedocuments = require("./gate-documents");
const _recordedhead = require("./recorded-head");
/** The name of the signed decision's file. */ const DECISION_FILE = 'release_decision.sigstore.json';
/** Whom the registry believes; undefined where it believes nobody, or the trusted root cannot be read, which the report says. */ function trustIn(registry, root) {
    try {
        return registry.trust && (0, _ownstatement.requireTrust)(registry, root);
    } catch (error) {
        if (error instanceof _usererror.UserError) return undefined;
        throw error;
    }
}
// Only a waiver that somebody approved can hang on who is in a team.
async function teamsBeside({ documents }, registry, context, now) {
    const isAsked = documents.some((each)=>(0, _waivers.waiverName)(each)?.includes('.approval-'));
    if (!isAsked || documents.some(({ kind })=>kind === 'approver-teams')) return [];
    const found = await (0, _approverteams.readApproverTeams)(registry, context, now);
    for (const reason of found?.unread ?? [])context.warn(`unverified: ${reason}`);
    return found ? [
        {
            kind: 'approver-teams',
            bytes: found.bytes
        }
    ] : [];
}
async function signed(report, trust, context, now) {
    const bundles = report.release.bundles.map(({ digest })=>digest);
    const [bundle] = bundles;
    const refuse = (reason, allowed)=>new _usererror.UserError(reason, {
            place: '--sign',
            allowed
        });
    if (bundle === undefined) throw refuse('a decision about no bundle cannot be signed', 'a release with bundles');
    const subjects = {
        commit: report.release.commit,
        bundle,
        bundles
    };
    const bytes = await (0, _signer.signerFrom)(context.env).sign({
        kind: 'release-decision',
        subjects,
        predicate: report
    });
    const found = trust ? (0, _verify.verifyStatement)(bytes, trust, now()) : {
        ok: false,
        reason: 'nobody is believed'
    };
    // Handed over it would be refused by every reader, when it is too late to sign another.
    if (!found.ok) {
        throw refuse(`the signed decision would count for nothing: ${found.reason}`, 'a signer that the registry trusts for release-decision on this tier; the decision was not signed');
    }
    return bytes;
}
function say(report, isJson, context) {
    if (isJson) (0, _common.printJson)(context, report);
    else context.print((0, _summary.summaryOf)(report));
    if (report.decision === 'no-go') context.warn(`causeway: ${(0, _summary.headline)(report)}`);
}
function questionOf(flags, repository) {
    const { kind, commit, tier, surface: surfaces, bundle: bundles = {}, profile, blocking } = flags;
    const stricter = {
        ...profile && {
            profile
        },
        ...blocking && {
            mode: 'blocking'
        }
    };
    return {
        kind,
        repository,
        commit,
        tier,
        bundles,
        stricter,
        surfaces
    };
}
async function evaluate(flags, self, context) {
    (0, _common.refuseOverridesInCi)(self, context);
    const common = (0, _common.commonOptions)(self, context);
    const loaded = (0, _common.requireRegistry)(common, context);
    const { registry } = loaded;
    const now = context.clock(common.now).now;
    (0, _evidencedesk.requireFullId)(flags.commit);
    for (const surface of flags.surface ?? [])(0, _evidencedesk.requirePlace)(registry, surface, flags.tier);
    const root = (0, _ownstatement.registryRoot)(common, context);
    const repository = (0, _repositorykey.requireRepositoryKey)(registry, flags.repository, context);
    const trust = trustIn(registry, root);
    const given = (0, _gatedocuments.readGateDocuments)(loaded, root, flags, common, context);
    const raw = await (0, _collect.collectInputs)(questionOf(flags, repository), {
        registry,
        registrySource: (0, _registrysource.registrySourceIn)(root, (0, _common.registryPath)(common, context), loaded),
        trust,
        branch: (0, _evidencebranch.evidenceBranchOf)(flags, context, registry),
        recordedHead: flags.recordedHead,
        recorded: (0, _recordedhead.recordedHeadOf)(context, registry),
        checkout: flags.checkout === undefined ? root : (0, _nodepath.resolve)(context.cwd, flags.checkout),
        ...given,
        documents: [
            ...given.documents,
            ...await teamsBeside(given, registry, context, common.now)
        ],
        now: common.now,
        evaluator: {
            name: 'causeway',
            version: _packagejson.version
        }
    });
    const read = (0, _gatedocuments.inputsBeside)((0, _nodepath.resolve)(context.cwd, flags.original ?? '.'));
    const inputs = (0, _assemble.assembleInputs)(raw, (0, _replay.originalOf)(raw, read));
    const report = (0, _evaluate.evaluateGate)(inputs);
    const lineage = (0, _derive.deriveLineage)({
        report,
        statements: inputs.book.statements,
        beside: (0, _beside.besideStatements)(raw)
    });
    const folder = (0, _nodepath.resolve)(context.cwd, flags.out);
    const files = [
        {
            file: _derive.LINEAGE_FILE,
            bytes: (0, _derive.lineageBytes)(lineage)
        }
    ];
    for (const step of (0, _artifacts.artifactSteps)(folder, raw, report, {
        files,
        kept: (0, _replay.inputsOfOriginal)(raw, read)
    }))step.run();
    (0, _size.requireReadable)(report);
    if (flags.summary !== undefined) (0, _nodefs.appendFileSync)((0, _nodepath.resolve)(context.cwd, flags.summary), `${(0, _summary.summaryOf)(report)}\n`);
    if (flags.sign) (0, _store.writeWhole)((0, _nodepath.join)(folder, DECISION_FILE), await signed(report, trust, context, now));
    say(report, common.json, context);
    context.exit((0, _blocking.gateExitCode)(report));
}
function replay(file, self, context) {
    const common = (0, _common.commonOptions)(self, context);
    const path = (0, _nodepath.resolve)(context.cwd, file);
    const { report, identical, reason } = (0, _replay.replayDecision)((0, _gatedocuments.boundedFile)(path, file), (0, _gatedocuments.inputsBeside)(path));
    const { decision, decisionDigest } = report;
    if (common.json) (0, _common.printJson)(context, {
        schema: 'causeway/gate-replay/v1',
        identical,
        reason,
        decision,
        decisionDigest
    });
    else context.print(`${identical ? 'identical' : 'DIFFERENT'}: ${decision} ${decisionDigest}\n  ${reason}`);
    context.exit(identical ? 0 : 1);
}
function vsa(file, context) {
    const reading = (0, _report.readReport)((0, _gatedocuments.boundedFile)((0, _nodepath.resolve)(context.cwd, file), file));
    if (!reading.ok) throw new _usererror.UserError(reading.reason, {
        place: file,
        allowed: 'a report as causeway gate evaluate writes it'
    });
    (0, _common.printJson)(context, (0, _vsa.verificationSummary)(reading.report));
}
function oneBundle(text, before = {}) {
    const at = text.indexOf('=');
    const surface = text.slice(0, Math.max(0, at));
    (0, _evidencedesk.requireDigest)(text.slice(at + 1), '--bundle');
    if (surface === '' || Object.hasOwn(before, surface)) {
        throw new _usererror.UserError(`"${text}" names no surface, or one twice`, {
            place: '--bundle',
            allowed: '<surface>=sha256:<64 hex digits>'
        });
    }
    return {
        ...before,
        [surface]: text.slice(at + 1)
    };
}
function evaluateOptions(command) {
    const list = (value, before = [])=>[
            ...before,
            value
        ];
    return (0, _evidencebranch.withEvidence)(command).addOption(new _commander.Option('--tier <tier>', 'the tier that the release goes to').makeOptionMandatory()).addOption(new _commander.Option('--commit <commit>', 'the full id of the release commit').makeOptionMandatory()).addOption(new _commander.Option('--surface <id>', 'a surface; repeatable; default: all with a signed bundle').argParser(list)).addOption(new _commander.Option('--bundle <surface=digest>', 'the bundle of a surface; repeatable; default: the one signed').argParser(oneBundle)).addOption(new _commander.Option('--kind <kind>', 'what is decided').choices([
        'promotion',
        'rollback',
        'public-release'
    ]).default('promotion')).addOption(new _commander.Option('--profile <profile>', 'stricter than the tier’s gate').choices([
        'strict'
    ])).addOption(new _commander.Option('--blocking', 'block even where the tier’s gate only informs')).addOption((0, _repositorykey.repositoryOption)('the repository of the commit, where there are several')).addOption(new _commander.Option('--checkout <dir>', 'a full clone of that repository; default: the registry’s own')).addOption(new _commander.Option('--recorded-head <commit>', 'a head of the evidence branch that somebody has seen; in GitHub Actions the last gate run’s own is asked for besides')).addOption(new _commander.Option('--live <file>', 'what causeway live verify --json printed in this job')).addOption(new _commander.Option('--metrics <file>', 'what was measured (urn:causeway:metrics:v1)')).addOption(new _commander.Option('--notes <file>', 'the release notes')).addOption(new _commander.Option('--durability <file>', 'what causeway durability run wrote')).addOption(new _commander.Option('--restorability <file>', 'what causeway lkg found (urn:causeway:restorability:v1)')).addOption(new _commander.Option('--isolation-facts <file>', 'token owners and reviewers, for the isolation checks')).addOption(new _commander.Option('--approver-teams <file>', 'what causeway waiver approvers wrote in this run')).addOption(new _commander.Option('--original <report>', 'for a rollback: the report that let the release through')).addOption(new _commander.Option('--out <dir>', 'where the artifacts go').default('artifacts')).addOption(new _commander.Option('--summary <file>', 'append a Markdown summary to this file')).addOption(new _commander.Option('--sign', `sign the decision: ${DECISION_FILE}`));
}
function addGateCommands(program, context) {
    const gate = program.command('gate').description('one go or no-go for a release, which anybody can make again');
    const evaluated = evaluateOptions(gate.command('evaluate')).description(`writes ${(0, _nodepath.join)('artifacts', _report.REPORT_FILE)} and ${_derive.LINEAGE_FILE}; exit 1 on a blocking no-go, 3 when it cannot find out`).action((flags, self)=>evaluate(flags, self, context));
    (0, _help.example)(evaluated, 'causeway gate evaluate --tier production --commit "$COMMIT" --notes release-notes.md --sign');
    const replayed = gate.command('replay').description('makes a decision again from its own inputs; exit 1 unless the bytes are the same, 3 when an input is gone').argument('<report>', 'the report, with its gate_inputs beside it').action((file, _flags, self)=>replay(file, self, context));
    const summarised = gate.command('vsa').description('the decision as a SLSA verification summary, unsigned: passed if and only if it is a go').argument('<report>', 'the report').action((file)=>vsa(file, context));
    (0, _help.example)(summarised, `causeway gate vsa artifacts/${_report.REPORT_FILE}`);
    (0, _help.example)(replayed, `causeway gate replay artifacts/${_report.REPORT_FILE}`);
}
