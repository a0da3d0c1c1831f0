import { Argument, type Command, Option } from 'commander';
import { receiptOfTicket } from '../../delivery/deploy/found-live';
import { type GuardVerdict, guardDeploy } from '../../delivery/deploy/guard';
import { type DeployResult, runDeploy } from '../../delivery/deploy/run';
import { drillRelease } from '../../delivery/rollback/drill';
import { restoreRelease } from '../../delivery/rollback/restore-release';
import { targetOf } from '../../delivery/targets/of';
import type { EvidenceBook } from '../../evidence/branch/branch';
import { spendTicket } from '../../evidence/tickets/spend';
import type { Ticket } from '../../evidence/tickets/ticket';
import { githubCredentials } from '../../live/credentials';
import { githubClient } from '../../live/github-client';
import { version } from '../../package.json';
import { UserError } from '../../registry/user-error';
import { printJson } from '../common';
import type { Context } from '../context';
import { ownRun } from '../desk/apply-run';
import { STORE_HELP, storeOf } from '../desk/bundle-store';
import { withEvidence } from '../desk/evidence-branch';
import { signingDesk } from '../desk/evidence-desk';
import { OUT_HELP } from '../desk/hand-over';
import { targetClients } from '../desk/target-clients';
import { receiptSummary } from '../evidence/receipt-list';
import { example } from '../help';
import { namedTicket, TICKET_HELP } from '../input/ticket-source';
import { commitOption, surfaceOption } from '../release-options';
import { type DeployFlags, releaseOf, spentHere, tellAddress } from './deploy-flags';
import { rollbackDesk } from './rollback-desk';

type Step = 'guard' | 'run' | undefined;

/** The leaf of one release, step by step. The leaf is the workflow that deploys. */
function leaf(flags: DeployFlags, self: Command, context: Context) {
  const desk = signingDesk(flags, self, context, flags.out);
  const release = releaseOf(flags, desk);
  const own = ownRun(context);
  const { registry, ledger, common, clock } = desk;

  async function judge(book: EvidenceBook, isSpent: boolean): Promise<GuardVerdict> {
    const github = githubClient(githubCredentials(context.env, registry.organization));
    const found = namedTicket(flags.ticket, book, desk, context);
    return guardDeploy(found, release, { book, github, now: common.now, own, isSpent });
  }

  /**
   * Verifies and spends the ticket; returns it with the head that contains the use. Undefined: refused, with a message.
   */
  async function guard(): Promise<Ticket | undefined> {
    const book = await desk.ledger.book();
    const found = namedTicket(flags.ticket, book, desk, context);
    const isSpent = found.ok && spentHere(book, found.id, own.runId);
    const verdict = await judge(book, isSpent);
    if (!verdict.ok) return refuse(verdict.reason);
    if (isSpent) return verdict.ticket;
    const run = { runId: own.runId, attempt: own.runAttempt };
    await spendTicket(ledger, verdict.ticket, run, book);
    return verdict.ticket;
  }

  function refuse(reason: string): undefined {
    if (common.json) printJson(context, { schema: 'causeway/deploy/v1', state: 'refused', reason });
    else context.print(`refused: ${reason}`);
    context.warn(`causeway: ${release.surface.id} is not deployed to ${release.tier.id}: ${reason}`);
    context.exit(1);
  }

  /** The result of an earlier attempt of this run. */
  function before(book: EvidenceBook): DeployResult | undefined {
    const found = namedTicket(flags.ticket, book, desk, context);
    const receipt = found.ok ? receiptOfTicket(book, found.id) : undefined;
    if (receipt?.statement.predicate.workflow.runId !== own.runId) return undefined;
    const isGood = receipt.statement.predicate.outcome === 'succeeded';
    const reason = isGood ? undefined : 'the deploy of this ticket failed before';
    return { state: isGood ? 'already' : 'failed', receipt, reason, exitCode: isGood ? 0 : 1 };
  }

  async function run(): Promise<void> {
    const { store: place } = flags;
    if (place === undefined)
      throw new UserError('the bundle store is missing', { place: '--store', allowed: STORE_HELP });
    const storeAt = (commit: string) =>
      storeOf(place, { surface: flags.surface, commit }, { registry: () => registry, context });
    const store = storeAt(flags.commit);
    const book = await desk.ledger.book();
    const earlier = before(book);
    if (earlier) return say(earlier);
    const verdict = await judge(book, true);
    if (!verdict.ok) return refuse(verdict.reason);
    if (verdict.ticket.statement.predicate.cause === 'rollback') return goBack(verdict.ticket);
    const clients = targetClients(registry, common, context, {
      store: storeAt,
      spentBy: own.runId,
      patience: { sleep: clock.sleep },
    });
    say(
      await runDeploy(release, verdict.ticket, {
        ledger,
        store,
        target: () => targetOf(release, clients),
        deployer: { own, toolVersion: version },
        patience: { sleep: clock.sleep },
        progress: context.progress,
      }),
    );
  }

  /** The leaf of a rollback or a drill: it restores an earlier deploy instead of staging a bundle. */
  async function goBack(ticket: Ticket): Promise<void> {
    const { store: place } = flags;
    const there = { surface: flags.surface, tier: flags.tier, ...(place === undefined ? {} : { store: place }) };
    const back = rollbackDesk(there, desk, context);
    if (!ticket.statement.predicate.drill) return say(await restoreRelease(back, ticket));
    const { result, seconds, reason, id, restored } = await drillRelease(back, ticket);
    const good = restored.statement.predicate.receiptId;
    if (result === 'PASSED') tellAddress(flags, restored, context);
    if (common.json)
      printJson(context, { schema: 'causeway/deploy/v1', state: 'drilled', result, seconds, reason, id });
    else context.print(`${result}  ${good} in ${seconds} s${reason === '' ? '' : `: ${reason}`}\n  ${id}`);
    context.exit(result === 'PASSED' ? 0 : 1);
  }

  function say({ state, receipt, reason, exitCode }: DeployResult): void {
    const { target, sequence } = receipt.statement.predicate;
    tellAddress(flags, receipt, context);
    if (common.json) {
      printJson(context, { schema: 'causeway/deploy/v1', state, reason, target, receipt: receiptSummary(receipt) });
    } else {
      context.print(`${state}  ${release.surface.id} on ${release.tier.id}: ${target.url}`);
      context.print(`  receipt ${sequence}: ${receipt.id}${reason === undefined ? '' : `\n  ${reason}`}`);
    }
    if (reason !== undefined) context.warn(`causeway: ${release.surface.id} on ${release.tier.id}: ${reason}`);
    context.exit(exitCode);
  }

  return { guard, run, json: common.json, target: release.surface.target.kind };
}

async function deploy(step: Step, flags: DeployFlags, self: Command, context: Context): Promise<void> {
  if (step === undefined && flags.out !== undefined) {
    const allowed = '--out with one step: the second step reads the statement of the first one on the branch';
    throw new UserError('a later step would not find the statements on the evidence branch', {
      place: '--out',
      allowed,
    });
  }
  const { guard, run, json, target } = leaf(flags, self, context);
  if (step === 'run') return run();
  const ticket = await guard();
  if (!ticket) return;
  if (step === undefined) return run();
  if (json) printJson(context, { schema: 'causeway/deploy/v1', state: 'may-deploy', target, ticket: ticket.id });
  else context.print(`the ticket of ${flags.surface} on ${flags.tier} is valid, and this run spent it\n  ${ticket.id}`);
}

/** `causeway deploy`. */
export function addDeployCommand(program: Command, context: Context): void {
  const deployed = withEvidence(program.command('deploy'))
    .description(
      'deploys one bundle: guard, upload, smoke test, publish, read back, receipt; exit 1 when it is refused or fails',
    )
    .addArgument(
      new Argument(
        '[step]',
        'guard: verify and spend the ticket, in a job without environment; run: all that follows, in the environment’s; default: both',
      ).choices(['guard', 'run']),
    )
    .addOption(surfaceOption().makeOptionMandatory())
    .addOption(new Option('--tier <tier>', 'the tier').makeOptionMandatory())
    .addOption(commitOption().makeOptionMandatory())
    .addOption(new Option('--bundle <digest>', 'the bundle').makeOptionMandatory())
    .addOption(new Option('--ticket <file>', TICKET_HELP).makeOptionMandatory())
    .addOption(new Option('--store <store>', `for run: ${STORE_HELP}`))
    .addOption(new Option('--out <dir>', OUT_HELP))
    .addOption(new Option('--url-to <file>', 'for run: append url=<live address> to this file after the read-back'))
    .action((step: Step, flags: DeployFlags, self: Command) => deploy(step, flags, self, context));
  example(
    deployed,
    'causeway deploy run --surface storefront --tier staging --commit "$COMMIT" --bundle "$BUNDLE" --ticket "$TICKET" --store release:web',
  );
}
