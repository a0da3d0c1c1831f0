"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addEvidenceCommands", {
    enumerable: true,
    get: function() {
        return addEvidenceCommands;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _commander = require("commander");
const _load = require("../../delivery/slo/load");
const _adapter = require("../../evidence/adapters/adapter");
const _testresult = require("../../evidence/adapters/test-result");
const _signer = require("../../evidence/signing/signer");
const _place = require("../../evidence/statement/place");
const _verify = require("../../evidence/statement/verify");
const _surfacehosts = require("../../plan/surface-hosts");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _evidencebranch = require("../desk/evidence-branch");
const _evidencedesk = require("../desk/evidence-desk");
const _ownstatement = require("../desk/own-statement");
const _workflowrun = require("../desk/workflow-run");
const _help = require("../help");
const _reportfile = require("../print/report-file");
const _evidencepack = require("./evidence-pack");
const _evidencepush = require("./evidence-push");
const _evidencerun = require("./evidence-run");
const _evidencesign = require("./evidence-sign");
const _exitcode = require("./exit-code");
function requireCheck(registry, id, surfaceId) {
    const surface = registry.surfaces.find((each)=>each.id === surfaceId);
    if (!surface) {
        const allowed = registry.surfaces.map((each)=>each.id).join(', ');
        throw new _usererror.UserError(`there is no surface "${surfaceId}"`, {
            place: '--surface',
            allowed
        });
    }
    const isAsked = ({ id: checkId, scope, repositories })=>scope === 'repository' ? (repositories ?? [
            surface.repository
        ]).includes(surface.repository) : surface.evidence.includes(checkId) || surface.data?.rehearsal === checkId;
    const asked = registry.checks.flatMap((check)=>{
        const { evidence } = check;
        return evidence !== undefined && isAsked(check) ? [
            {
                ...check,
                evidence
            }
        ] : [];
    });
    const check = asked.find((each)=>each.id === id);
    if (check) return check;
    const allowed = asked.map((each)=>each.id).join(', ') || 'none: no check of the surface has a report';
    throw new _usererror.UserError(`${surfaceId} is not asked for a report of "${id}"`, {
        place: '--check',
        allowed
    });
}
function pageOf({ page: url, surface: id }, registry) {
    if (url !== undefined && !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
        throw new _usererror.UserError('this is no address of a page', {
            place: '--page',
            allowed: 'an http or https address'
        });
    }
    const surface = registry.surfaces.find((each)=>each.id === id);
    return {
        url,
        hosts: surface ? (0, _surfacehosts.surfaceHosts)(registry, surface) : []
    };
}
/** What a report comes to, and the file by which it was judged beyond itself. */ function judged(desk, { evidence }, bytes, exitCode, page, context) {
    const { slo } = desk.registry;
    if (evidence !== 'lighthouse' || slo === undefined) {
        return {
            reading: (0, _adapter.readReport)(evidence, bytes, {
                exitCode
            }),
            configuration: []
        };
    }
    const policy = (0, _load.loadSloPolicy)((0, _nodepath.join)((0, _ownstatement.registryRoot)(desk.common, context), slo), slo, desk.registry);
    const reading = (0, _adapter.readReport)(evidence, bytes, {
        exitCode,
        page,
        scores: policy.value.lighthouse
    });
    return {
        reading,
        configuration: [
            {
                name: slo,
                bytes: policy.bytes
            }
        ]
    };
}
function requireFree(context, out) {
    if (out === undefined || !(0, _nodefs.existsSync)((0, _nodepath.resolve)(context.cwd, out))) return;
    throw new _usererror.UserError('the file is there already', {
        place: out,
        allowed: 'another --out; nothing was changed'
    });
}
async function append(desk, file, what, context) {
    try {
        return await desk.branch.append([
            file
        ], `test-result ${what}`);
    } catch (error) {
        // What the check came to is said even where it could not be recorded.
        context.warn(`not recorded: ${what}`);
        throw error;
    }
}
async function add(file, flags, self, context) {
    const desk = (0, _evidencedesk.evidenceDesk)(flags, self, context);
    const check = requireCheck(desk.registry, flags.check, flags.surface);
    (0, _evidencedesk.requireFullId)(flags.commit);
    (0, _evidencedesk.requireDigest)(flags.bundle, '--bundle');
    requireFree(context, flags.out);
    if (!flags.append && flags.out === undefined) {
        throw new _usererror.UserError('the result would be lost', {
            place: '--no-append',
            allowed: '--out FILE with --no-append'
        });
    }
    const run = {
        ...(0, _workflowrun.workflowRun)(context, flags),
        checkId: check.id
    };
    const report = (0, _reportfile.reportFile)(context, file);
    const page = pageOf(flags, desk.registry);
    const exitCode = (0, _exitcode.toolExitCode)(flags, context);
    const { reading, configuration } = judged(desk, check, report, exitCode, page, context);
    if (exitCode === undefined && reading.problems.every((problem)=>problem === _adapter.NO_EXIT_CODE)) {
        throw new _usererror.UserError(`the report is no pass: ${_adapter.NO_EXIT_CODE}`, {
            place: '--exit-code',
            allowed: '--exit-code N, or --exit-code-file with what `causeway evidence run` wrote; nothing was recorded'
        });
    }
    const { commit, bundle, surface } = flags;
    const statement = (0, _testresult.testResultStatement)({
        commit,
        bundle,
        surface,
        ...run
    }, report, reading, configuration);
    const bytes = await (0, _signer.signerFrom)(context.env).sign(statement);
    const verified = (0, _verify.verifyStatement)(bytes, desk.trust, desk.common.now);
    if (!verified.ok) {
        throw new _usererror.UserError(`the statement would count for nothing: ${verified.reason}`, {
            place: 'trust.entries',
            allowed: 'a signer whom the registry trusts for test-result; nothing was written'
        });
    }
    const path = (0, _place.statementPath)(verified.statement, bytes);
    if (flags.out !== undefined) {
        const out = (0, _nodepath.resolve)(context.cwd, flags.out);
        (0, _nodefs.mkdirSync)((0, _nodepath.dirname)(out), {
            recursive: true
        });
        (0, _nodefs.writeFileSync)(out, bytes, {
            flag: 'wx'
        });
    }
    const head = flags.append ? await append(desk, {
        path,
        bytes
    }, `${check.id} of ${surface}: ${reading.result}`, context) : null;
    const { result, counts, tool, problems } = reading;
    if (desk.common.json) {
        const about = {
            check: check.id,
            surface,
            commit,
            bundle,
            ...run,
            result,
            counts,
            tool,
            problems
        };
        (0, _common.printJson)(context, {
            schema: 'causeway/evidence-add/v1',
            id: verified.id,
            ...about,
            path,
            head,
            out: flags.out
        });
    } else {
        const { passed, failed, skipped } = counts;
        context.print(`${check.id} of ${surface}: ${result} (${passed} passed, ${failed} failed, ${skipped} skipped; ${tool})`);
        for (const problem of problems)context.print(`  ${problem}`);
        context.print(`${verified.id}\n  ${head === null ? `written to ${flags.out ?? ''}` : `recorded at ${path}`}`);
    }
    context.exit(result === 'FAILED' ? 1 : 0);
}
function addEvidenceCommands(program, context) {
    const evidence = program.command('evidence').description('what checks came to, signed and recorded');
    const added = (0, _evidencebranch.withEvidence)(evidence.command('add')).description('reads a tool’s report, signs what it came to and records it; a failure is recorded too, and ends with 1').argument('<file>', 'the report, as the check’s tool wrote it').addOption(new _commander.Option('--check <id>', 'the check of the registry').makeOptionMandatory()).addOption(new _commander.Option('--surface <id>', 'the surface that was checked').makeOptionMandatory()).addOption(new _commander.Option('--commit <commit>', 'the full id of the commit').makeOptionMandatory()).addOption(new _commander.Option('--bundle <digest>', 'the bundle that was checked').makeOptionMandatory()).option('--exit-code <n>', 'what the tool ended with; anything but 0 is a failure, and without it nothing passes').option('--exit-code-file <file>', 'a file with the exit code, as `causeway evidence run` writes it').option('--page <url>', 'the page that a Lighthouse report is about; default: any page of a host of the surface').option('--run <id>', 'the run of the workflow; default: GITHUB_RUN_ID').option('--attempt <n>', 'its attempt; default: GITHUB_RUN_ATTEMPT').option('--out <file>', 'write the statement to a new file').option('--no-append', 'leave the evidence branch alone').action((file, flags, self)=>add(file, flags, self, context));
    (0, _help.example)(added, 'causeway evidence add --check unit --surface storefront --commit "$COMMIT" --bundle "$BUNDLE" --exit-code "$CODE" report.json');
    (0, _evidencerun.addEvidenceRun)(evidence, context);
    (0, _evidencepush.addEvidencePush)(evidence, context);
    (0, _evidencesign.addEvidenceSign)(evidence, context);
    (0, _evidencepack.addEvidencePack)(evidence, context);
}
