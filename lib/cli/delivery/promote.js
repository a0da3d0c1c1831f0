"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addPromoteCommands", {
    enumerable: true,
    get: function() {
        return addPromoteCommands;
    }
});
const _nodecrypto = require("node:crypto");
const _commander = require("commander");
const _look = require("../../delivery/promotion/look");
const _plan = require("../../delivery/promotion/plan");
const _run = require("../../delivery/promotion/run");
const _signer = require("../../evidence/signing/signer");
const _verify = require("../../evidence/statement/verify");
const _credentials = require("../../live/credentials");
const _githubclient = require("../../live/github-client");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _evidencebranch = require("../desk/evidence-branch");
const _evidencedesk = require("../desk/evidence-desk");
const _handover = require("../desk/hand-over");
const _repositorykey = require("../desk/repository-key");
const _workflowrun = require("../desk/workflow-run");
const _help = require("../help");
const _statementfile = require("../input/statement-file");
const _promotionreport = require("./promotion-report");
function runNumber(text, place) {
    if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
    throw new _usererror.UserError(`"${text}" is no number of a run`, {
        place,
        allowed: 'a number from 1 on'
    });
}
function questionOf(flags, { registry }, context) {
    const { commit, surface: surfaces } = flags;
    (0, _evidencedesk.requireFullId)(commit);
    const tier = (0, _selectors.findTier)(registry, flags.tier);
    if (!tier) {
        const allowed = registry.tiers.map(({ id })=>id).join(', ');
        throw new _usererror.UserError(`there is no tier "${flags.tier}"`, {
            place: '--tier',
            allowed
        });
    }
    const repository = (0, _repositorykey.requireRepositoryKey)(registry, flags.repository, context);
    const here = registry.surfaces.filter((each)=>each.repository === repository && (0, _selectors.isOnTier)(each, tier.id));
    const stranger = surfaces?.find((id)=>!here.some((each)=>each.id === id));
    if (stranger !== undefined) {
        const message = `there is no surface "${stranger}" of ${repository} on ${tier.id}`;
        throw new _usererror.UserError(message, {
            place: '--surface',
            allowed: here.map(({ id })=>id).join(', ')
        });
    }
    return {
        registry,
        repository,
        tier,
        commit,
        surfaces
    };
}
function say(report, isJson, context) {
    if (isJson) (0, _common.printJson)(context, report);
    else context.print((0, _promotionreport.promotionText)(report));
    context.exit((0, _promotionreport.promotionExitCode)(report));
}
async function plan(flags, self, context) {
    const desk = (0, _evidencedesk.evidenceDesk)(flags, self, context);
    const question = questionOf(flags, desk, context);
    const { branch, trust, common, registry } = desk;
    const github = (0, _githubclient.githubClient)((0, _credentials.githubCredentials)(context.env, registry.organization.login));
    const runId = flags.run === undefined ? undefined : runNumber(flags.run, '--run');
    const facts = await (0, _look.lookAtPromotion)(question, {
        branch,
        trust,
        github,
        now: ()=>common.now,
        runId
    });
    const planned = (0, _plan.planPromotion)(question, facts);
    say((0, _promotionreport.promotionReport)(question, {
        plan: planned,
        facts,
        state: 'planned'
    }), common.json, context);
}
async function run(flags, self, context) {
    const desk = (0, _evidencedesk.evidenceDesk)(flags, self, context);
    const question = questionOf(flags, desk, context);
    const { trust, common, registry } = desk;
    const { decision, until, out, resumes } = flags;
    if (out !== undefined && until === undefined) {
        const allowed = '--out with --until: what comes after reads it on the evidence branch';
        throw new _usererror.UserError('the statements would not be on the branch', {
            place: '--out',
            allowed
        });
    }
    const order = {
        decision: decision === undefined ? undefined : (0, _statementfile.statementFile)(context, decision, _verify.MAX_DECISION_BYTES),
        ...{
            until,
            resumes: resumes === undefined ? undefined : runNumber(resumes, '--resumes')
        }
    };
    const clock = context.clock(common.now);
    const result = await (0, _run.promote)(question, order, {
        ...{
            trust,
            branch: (0, _handover.handingOver)(desk.branch, out, context),
            now: clock.now
        },
        ...{
            own: (0, _workflowrun.workflowRun)(context, flags),
            sign: (0, _signer.signerFrom)(context.env).sign
        },
        github: (0, _githubclient.githubClient)((0, _credentials.githubCredentials)(context.env, registry.organization.login)),
        ...{
            nonce: ()=>(0, _nodecrypto.randomBytes)(16).toString('hex'),
            progress: context.progress,
            patience: {
                sleep: clock.sleep
            }
        }
    });
    say((0, _promotionreport.promotionReport)(question, {
        ...result,
        resumes: order.resumes
    }), common.json, context);
}
function withRelease(command) {
    const list = (value, before = [])=>[
            ...before,
            value
        ];
    return (0, _evidencebranch.withEvidence)(command).addOption(new _commander.Option('--tier <tier>', 'the tier that the release goes to').makeOptionMandatory()).addOption(new _commander.Option('--commit <commit>', 'the full id of the release commit').makeOptionMandatory()).addOption((0, _repositorykey.repositoryOption)('the repository of the commit, where there are several')).addOption(new _commander.Option('--surface <id>', 'a surface; repeatable; default: all with a signed bundle').argParser(list));
}
function addPromoteCommands(program, context) {
    const group = program.command('promote').description('one repository’s commit to the next tier');
    const planned = withRelease(group.command('plan')).description('approvals and prerequisites, without writing; exit 1 when one is missing, 3 when it cannot be told').addOption(new _commander.Option('--run <id>', 'also count what people said in this run')).action((flags, self)=>plan(flags, self, context));
    (0, _help.example)(planned, 'causeway promote plan --tier production --commit "$COMMIT"');
    const promoted = withRelease(group.command('run')).description('counts the run’s approvals, signs them and a ticket for each surface, dispatches, watches, collects').addOption(new _commander.Option('--run <id>', 'this run; default: GITHUB_RUN_ID')).addOption(new _commander.Option('--attempt <n>', 'its attempt; default: GITHUB_RUN_ATTEMPT')).addOption(new _commander.Option('--decision <file>', 'what gate evaluate --sign wrote; default: what this run recorded')).addOption(new _commander.Option('--until <step>', 'stop after this step').choices([
        'approvals',
        'tickets'
    ])).addOption(new _commander.Option('--out <dir>', `with --until: ${_handover.OUT_HELP}`)).addOption(new _commander.Option('--resumes <run>', 'the killed run that this new one goes on for')).action((flags, self)=>run(flags, self, context));
    (0, _help.example)(promoted, 'causeway promote run --tier production --commit "$COMMIT" --decision artifacts/release_decision.sigstore.json');
}
