"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "addDeployCommand", {
    enumerable: true,
    get: function() {
        return addDeployCommand;
    }
});
const _commander = require("commander");
const _foundlive = require("../../delivery/deploy/found-live");
const _guard = require("../../delivery/deploy/guard");
const _run = require("../../delivery/deploy/run");
const _drill = require("../../delivery/rollback/drill");
const _restorerelease = require("../../delivery/rollback/restore-release");
const _of = require("../../delivery/targets/of");
const _signer = require("../../evidence/signing/signer");
const _spend = require("../../evidence/tickets/spend");
const _credentials = require("../../live/credentials");
const _githubclient = require("../../live/github-client");
const _packagejson = require("../../package.json");
const _selectors = require("../../registry/selectors");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _applyrun = require("../desk/apply-run");
const _bundlestore = require("../desk/bundle-store");
const _evidencebranch = require("../desk/evidence-branch");
const _evidencedesk = require("../desk/evidence-desk");
const _handover = require("../desk/hand-over");
const _targetclients = require("../desk/target-clients");
const _receiptlist = require("../evidence/receipt-list");
const _help = require("../help");
const _ticketsource = require("../input/ticket-source");
const _rollbackdesk = require("./rollback-desk");
function releaseOf({ surface: id, tier: tierId, commit, bundle }, { registry }) {
    (0, _evidencedesk.requirePlace)(registry, id, tierId);
    (0, _evidencedesk.requireFullId)(commit);
    (0, _evidencedesk.requireDigest)(bundle, '--bundle');
    const surface = registry.surfaces.find((each)=>each.id === id);
    const tier = (0, _selectors.findTier)(registry, tierId);
    if (!surface || !tier) throw new Error('a place that was required is there');
    return {
        registry,
        surface,
        tier,
        commit,
        bundle
    };
}
function spentHere(book, ticketId, runId) {
    return book.statements.some(({ statement })=>{
        return statement.kind === 'ticket-spent' && statement.subjects.ticket === ticketId && statement.predicate.runId === runId;
    });
}
/** The leaf of one release, step by step. */ function leaf(flags, self, context) {
    const desk = (0, _evidencedesk.evidenceDesk)(flags, self, context);
    const release = releaseOf(flags, desk);
    const own = (0, _applyrun.ownRun)(context);
    const { registry, trust, common } = desk;
    const branch = (0, _handover.handingOver)(desk.branch, flags.out, context);
    const signer = (0, _signer.signerFrom)(context.env);
    const clock = context.clock(common.now);
    const { now } = clock;
    async function judge(book, isSpent) {
        const github = (0, _githubclient.githubClient)((0, _credentials.githubCredentials)(context.env, registry.organization.login));
        const found = (0, _ticketsource.namedTicket)(flags.ticket, book, desk, context);
        return (0, _guard.guardDeploy)(found, release, {
            book,
            github,
            now: common.now,
            own,
            isSpent
        });
    }
    /** Verifies and spends; gives the ticket and the head that says so. Undefined: refused, and said. */ async function guard() {
        const book = await (0, _evidencedesk.evidenceBook)(desk);
        const found = (0, _ticketsource.namedTicket)(flags.ticket, book, desk, context);
        const isSpent = found.ok && spentHere(book, found.id, own.runId);
        const verdict = await judge(book, isSpent);
        if (!verdict.ok) return refuse(verdict.reason);
        if (isSpent) return verdict.ticket;
        const run = {
            runId: own.runId,
            attempt: own.runAttempt
        };
        await (0, _spend.spendTicket)({
            branch,
            trust,
            sign: signer.sign,
            now: now(),
            judgedBy: book
        }, verdict.ticket, run);
        return verdict.ticket;
    }
    function refuse(reason) {
        if (common.json) (0, _common.printJson)(context, {
            schema: 'causeway/deploy/v1',
            state: 'refused',
            reason
        });
        else context.print(`refused: ${reason}`);
        context.warn(`causeway: ${release.surface.id} is not deployed to ${release.tier.id}: ${reason}`);
        context.exit(1);
    }
    /** What an earlier try of this run came to. */ function before(book) {
        const found = (0, _ticketsource.namedTicket)(flags.ticket, book, desk, context);
        const receipt = found.ok ? (0, _foundlive.receiptOfTicket)(book, found.id) : undefined;
        if (receipt?.statement.predicate.workflow.runId !== own.runId) return undefined;
        const isGood = receipt.statement.predicate.outcome === 'succeeded';
        const reason = isGood ? undefined : 'the deploy of this ticket failed before';
        return {
            state: isGood ? 'already' : 'failed',
            receipt,
            reason,
            exitCode: isGood ? 0 : 1
        };
    }
    async function run() {
        const { store: place } = flags;
        if (place === undefined) throw new _usererror.UserError('where is the bundle?', {
            place: '--store',
            allowed: _bundlestore.STORE_HELP
        });
        const storeAt = (commit)=>(0, _bundlestore.storeOf)(place, commit, {
                registry: ()=>registry,
                context
            });
        const store = storeAt(flags.commit);
        const book = await (0, _evidencedesk.evidenceBook)(desk);
        const earlier = before(book);
        if (earlier) return say(earlier);
        const verdict = await judge(book, true);
        if (!verdict.ok) return refuse(verdict.reason);
        if (verdict.ticket.statement.predicate.cause === 'rollback') return goBack(verdict.ticket);
        const clients = (0, _targetclients.targetClients)(registry, context, {
            store: storeAt,
            spentBy: own.runId,
            patience: {
                sleep: clock.sleep
            }
        });
        say(await (0, _run.runDeploy)(release, verdict.ticket, {
            receipts: {
                branch,
                trust,
                sign: signer.sign,
                now
            },
            ...{
                store,
                target: ()=>(0, _of.targetOf)(registry, release.surface, release.tier, clients)
            },
            ...{
                deployer: {
                    own,
                    toolVersion: _packagejson.version
                },
                patience: {
                    sleep: clock.sleep
                },
                progress: context.progress
            }
        }));
    }
    /** The leaf of a roll-back or a drill: no bundle is staged, what was deployed before is restored. */ async function goBack(ticket) {
        const { out: statements, store: place } = flags;
        const there = {
            surface: flags.surface,
            tier: flags.tier,
            ...place === undefined ? {} : {
                store: place
            }
        };
        const handed = statements === undefined ? there : {
            ...there,
            statements
        };
        const back = (0, _rollbackdesk.rollbackDesk)(handed, desk, context.clock(common.now), context);
        if (!ticket.statement.predicate.drill) return say(await (0, _restorerelease.restoreRelease)(back, ticket));
        const { result, seconds, reason, id, restored } = await (0, _drill.drillRelease)(back, ticket);
        const good = restored.statement.predicate.receiptId;
        if (common.json) (0, _common.printJson)(context, {
            schema: 'causeway/deploy/v1',
            state: 'drilled',
            result,
            seconds,
            reason,
            id
        });
        else context.print(`${result}  ${good} in ${seconds} s${reason === '' ? '' : `: ${reason}`}\n  ${id}`);
        context.exit(result === 'PASSED' ? 0 : 1);
    }
    function say({ state, receipt, reason, exitCode }) {
        const { target, sequence } = receipt.statement.predicate;
        if (common.json) {
            (0, _common.printJson)(context, {
                schema: 'causeway/deploy/v1',
                state,
                reason,
                target,
                receipt: (0, _receiptlist.receiptSummary)(receipt)
            });
        } else {
            context.print(`${state}  ${release.surface.id} on ${release.tier.id}: ${target.url}`);
            context.print(`  receipt ${sequence}: ${receipt.id}${reason === undefined ? '' : `\n  ${reason}`}`);
        }
        if (reason !== undefined) context.warn(`causeway: ${release.surface.id} on ${release.tier.id}: ${reason}`);
        context.exit(exitCode);
    }
    return {
        guard,
        run,
        json: common.json,
        target: release.surface.target.kind
    };
}
async function deploy(step, flags, self, context) {
    if (step === undefined && flags.out !== undefined) {
        const allowed = '--out with one step: the second reads on the branch what the first one said';
        throw new _usererror.UserError('the statements would not be on the branch', {
            place: '--out',
            allowed
        });
    }
    const { guard, run, json, target } = leaf(flags, self, context);
    if (step === 'run') return run();
    const ticket = await guard();
    if (!ticket) return;
    if (step === undefined) return run();
    if (json) (0, _common.printJson)(context, {
        schema: 'causeway/deploy/v1',
        state: 'may-deploy',
        target,
        ticket: ticket.id
    });
    else context.print(`the ticket of ${flags.surface} on ${flags.tier} holds, and is spent by this run\n  ${ticket.id}`);
}
function addDeployCommand(program, context) {
    const deployed = (0, _evidencebranch.withEvidence)(program.command('deploy')).description('the leaf: guard, bundle → target, smoke, publish, read back, receipt; exit 1 refused or failed').addArgument(new _commander.Argument('[step]', 'guard: verify and spend the ticket, in a job without environment; run: all that follows, in the environment’s; default: both').choices([
        'guard',
        'run'
    ])).addOption(new _commander.Option('--surface <id>', 'the surface').makeOptionMandatory()).addOption(new _commander.Option('--tier <tier>', 'the tier').makeOptionMandatory()).addOption(new _commander.Option('--commit <commit>', 'the full id of the release commit').makeOptionMandatory()).addOption(new _commander.Option('--bundle <digest>', 'the bundle').makeOptionMandatory()).addOption(new _commander.Option('--ticket <file>', _ticketsource.TICKET_HELP).makeOptionMandatory()).addOption(new _commander.Option('--store <store>', `for run: ${_bundlestore.STORE_HELP}`)).addOption(new _commander.Option('--out <dir>', _handover.OUT_HELP)).action((step, flags, self)=>deploy(step, flags, self, context));
    (0, _help.example)(deployed, 'causeway deploy run --surface storefront --tier staging --commit "$COMMIT" --bundle "$BUNDLE" --ticket "$TICKET" --store release:web');
}
