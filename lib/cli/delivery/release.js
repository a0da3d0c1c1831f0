"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addReleaseCommands", {
    enumerable: true,
    get: function() {
        return addReleaseCommands;
    }
});
const _nodecrypto = require("node:crypto");
const _commander = require("commander");
const _firsttier = require("../../delivery/promotion/first-tier");
const _signer = require("../../evidence/signing/signer");
const _credentials = require("../../live/credentials");
const _githubclient = require("../../live/github-client");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _evidencebranch = require("../desk/evidence-branch");
const _evidencedesk = require("../desk/evidence-desk");
const _handover = require("../desk/hand-over");
const _repositorykey = require("../desk/repository-key");
const _workflowrun = require("../desk/workflow-run");
const _help = require("../help");
async function release(flags, self, context) {
    const desk = (0, _evidencedesk.evidenceDesk)(flags, self, context);
    const { registry, trust, common } = desk;
    const { commit, surface: surfaces, until, out } = flags;
    (0, _evidencedesk.requireFullId)(commit);
    const tier = registry.tiers.find(({ promotesFrom })=>promotesFrom === undefined);
    if (!tier) throw new Error('a registry has a first tier by its rules');
    for (const surface of surfaces ?? [])(0, _evidencedesk.requirePlace)(registry, surface, tier.id);
    if (out !== undefined && until === undefined) {
        const allowed = '--out with --until: what comes after reads it on the evidence branch';
        throw new _usererror.UserError('the statements would not be on the branch', {
            place: '--out',
            allowed
        });
    }
    const repository = (0, _repositorykey.requireRepositoryKey)(registry, flags.repository, context);
    const clock = context.clock(common.now);
    const { tickets, outcomes } = await (0, _firsttier.releaseToFirstTier)({
        registry,
        repository,
        tier,
        commit,
        surfaces
    }, until, {
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
    if (common.json) {
        const surfacesOf = outcomes.map(({ receipt, ...each })=>({
                ...each,
                receipt: receipt?.id ?? null
            }));
        const about = {
            schema: 'causeway/release/v1',
            tier: tier.id,
            commit
        };
        (0, _common.printJson)(context, {
            ...about,
            tickets: Object.fromEntries(tickets),
            surfaces: surfacesOf
        });
    } else {
        if (until) for (const [surface, id] of tickets)context.print(`ticket  ${surface} to ${tier.id}: ${id}`);
        for (const { surface, state, reason } of outcomes){
            context.print(`${state}  ${surface} on ${tier.id}${reason === undefined ? '' : `: ${reason}`}`);
        }
    }
    const codes = outcomes.map(({ exitCode })=>exitCode);
    context.exit(codes.includes(3) ? 3 : codes.includes(1) ? 1 : 0);
}
function addReleaseCommands(program, context) {
    const group = program.command('release').description('one repository’s commit to the first tier');
    const list = (value, before = [])=>[
            ...before,
            value
        ];
    const command = (0, _evidencebranch.withEvidence)(group.command('run')).description('signs a ticket for each signed bundle of a commit, dispatches, watches, collects receipts').addOption(new _commander.Option('--commit <commit>', 'the full id of the release commit').makeOptionMandatory()).addOption((0, _repositorykey.repositoryOption)('the repository of the commit, where there are several')).addOption(new _commander.Option('--surface <id>', 'a surface; repeatable; default: all with a signed bundle').argParser(list)).addOption(new _commander.Option('--run <id>', 'this run; default: GITHUB_RUN_ID')).addOption(new _commander.Option('--attempt <n>', 'its attempt; default: GITHUB_RUN_ATTEMPT')).addOption(new _commander.Option('--until <step>', 'stop after this step').choices([
        'tickets'
    ])).addOption(new _commander.Option('--out <dir>', `with --until: ${_handover.OUT_HELP}`)).action((flags, self)=>release(flags, self, context));
    (0, _help.example)(command, 'causeway release run --commit "$COMMIT"');
}
