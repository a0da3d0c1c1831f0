import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { EvidenceBook } from '../../evidence/branch/branch';
import { signerFrom } from '../../evidence/signing/signer';
import { Digest } from '../../evidence/statement/predicates/parts';
import { signTicket } from '../../evidence/tickets/sign-ticket';
import { spendTicket } from '../../evidence/tickets/spend';
import type { TicketOrder } from '../../evidence/tickets/ticket';
import { type TicketVerdict, verifyTicket } from '../../evidence/tickets/verify-ticket';
import type { Verification } from '../../evidence/verification/verify-statement';
import { isThere } from '../../registry/existing-file';
import { UserError } from '../../registry/user-error';
import { printJson } from '../common';
import type { Context } from '../context';
import { type EvidenceFlags, withEvidence } from '../desk/evidence-branch';
import { type EvidenceDesk, evidenceDesk, requireDigest, requireFullId, requirePlace } from '../desk/evidence-desk';
import { runNumber, workflowRun } from '../desk/workflow-run';
import { example } from '../help';
import { writeNewFiles } from '../input/new-files';
import { statementFile } from '../input/statement-file';
import { namedTicket, TICKET_HELP } from '../input/ticket-source';
import { commitOption, surfaceOption } from '../release-options';
import { ownRunOf } from './ticket-own-run';

interface ReleaseFlags extends EvidenceFlags {
  readonly surface: string;
  readonly tier: string;
  readonly commit: string;
  readonly bundle: string;
  readonly runId?: string | undefined;
  readonly attempt?: string;
}

interface SignFlags extends ReleaseFlags {
  readonly cause: TicketOrder['cause'];
  readonly decision?: string;
  readonly approval?: readonly string[];
  readonly restores?: string;
  readonly out: string;
  readonly push?: boolean;
}

interface VerifyFlags extends ReleaseFlags {
  readonly spend?: boolean;
  readonly spentBy?: string;
}

function requireRelease({ surface, tier, commit, bundle }: ReleaseFlags, { registry }: EvidenceDesk): void {
  requirePlace(registry, surface, tier);
  requireFullId(commit);
  requireDigest(bundle, '--bundle');
}

function judge(
  found: Verification,
  { surface, tier, commit, bundle }: ReleaseFlags,
  book: EvidenceBook,
  { registry, common }: EvidenceDesk,
  spentBy?: number,
): TicketVerdict {
  if (!found.ok) return found;
  return verifyTicket(found, book, {
    registry,
    surface,
    tier,
    commit,
    bundle,
    now: common.now,
    spentBy,
    isOwnWorkflow: spentBy !== undefined,
  });
}

async function sign(flags: SignFlags, self: Command, context: Context): Promise<void> {
  const desk = evidenceDesk(flags, self, context);
  requireRelease(flags, desk);
  const { cause, surface, tier, commit, bundle, decision, approval, restores } = flags;
  const ids = [['--decision', decision], ['--restores', restores], ...(approval ?? []).map((id) => ['--approval', id])];
  for (const [place = '', id] of ids) if (id !== undefined) requireDigest(id, place);
  if (isThere(resolve(context.cwd, flags.out))) {
    throw new UserError('the file already exists', { place: flags.out, allowed: 'a new file; nothing was written' });
  }
  signerFrom(context.env);
  const order = {
    cause,
    surface,
    tier,
    commit,
    bundle,
    ...workflowRun(context, { ...flags, run: flags.runId }, '--run-id'),
    ...(decision === undefined ? {} : { gateDecision: decision }),
    ...(approval === undefined ? {} : { approvals: [...approval] }),
    ...(restores === undefined ? {} : { restores }),
    nonce: randomBytes(16).toString('hex'),
  };
  const allowed = 'a ticket that lets a deploy through; nothing was written';
  const signed = await signTicket(desk.ledger, desk.registry, order, { place: 'ticket sign', allowed });
  const { bytes, ticket } = signed;
  if (flags.push) await desk.ledger.append([signed], `Ticket to ${cause} ${surface} on ${tier}`);
  writeNewFiles(context.cwd, [{ path: flags.out, content: bytes.toString('utf8') }]);
  const { id } = ticket;
  const { expiresAt } = ticket.statement.predicate;
  if (desk.common.json) printJson(context, { schema: 'causeway/ticket/v1', id, expiresAt, file: flags.out });
  else context.print(`written  ${flags.out}, valid until ${expiresAt}\n         ${id}`);
}

async function verify(file: string, flags: VerifyFlags, self: Command, context: Context): Promise<void> {
  const desk = evidenceDesk(flags, self, context);
  requireRelease(flags, desk);
  if (flags.spend && flags.spentBy !== undefined) {
    const allowed = '--spend before the deploy, or --spent-by in a workflow that the leaf dispatched';
    throw new UserError('a ticket is spent once', { place: '--spent-by', allowed });
  }
  const spentBy = flags.spentBy === undefined ? undefined : runNumber(flags.spentBy, '--spent-by');
  if (flags.spend) signerFrom(context.env);
  const spending = flags.spend ? workflowRun(context, { ...flags, run: flags.runId }, '--run-id') : undefined;
  if (!Digest.safeParse(file).success) statementFile(context, file);
  const working = spentBy === undefined ? undefined : ownRunOf(flags, desk, spentBy, context);
  const book = await desk.ledger.book();
  const judged = judge(namedTicket(file, book, desk, context), flags, book, desk, spentBy);
  const refusal = judged.ok ? await working?.() : undefined;
  const verdict: TicketVerdict = refusal === undefined ? judged : { ok: false, reason: refusal };
  const { json } = desk.common;
  if (!verdict.ok) {
    if (json) printJson(context, { schema: 'causeway/ticket-verify/v1', ok: false, reason: verdict.reason });
    else context.print(`no: ${verdict.reason}`);
    context.exit(1);
    return;
  }
  const { id, statement } = verdict.ticket;
  const { cause, expiresAt } = statement.predicate;
  const head = spending && (await spendTicket(desk.ledger, verdict.ticket, spending, book));
  if (json) {
    printJson(context, { schema: 'causeway/ticket-verify/v1', ok: true, id, cause, expiresAt, spentIn: head ?? null });
  } else {
    const unspent = spentBy === undefined ? 'not spent yet' : `spent by the run ${spentBy}`;
    const state = head === undefined ? unspent : `spent now, in ${head}`;
    context.print(`the ticket (${cause}) of ${flags.surface} on ${flags.tier} holds; ${state}\n  ${id}`);
  }
}

function withRelease(command: Command): Command {
  return withEvidence(command)
    .addOption(surfaceOption().makeOptionMandatory())
    .addOption(new Option('--tier <tier>', 'the tier').makeOptionMandatory())
    .addOption(commitOption().makeOptionMandatory())
    .addOption(new Option('--bundle <digest>', 'the bundle').makeOptionMandatory())
    .addOption(new Option('--run-id <n>', 'this run; default: GITHUB_RUN_ID'))
    .addOption(new Option('--attempt <n>', 'the attempt of that run; default: GITHUB_RUN_ATTEMPT'));
}

/** `causeway ticket`. */
export function addTicketCommands(program: Command, context: Context): void {
  const ticket = program.command('ticket').description('tickets: each allows one deploy, once');
  const one = (value: string, before: readonly string[] = []) => [...before, value];
  const signed = withRelease(ticket.command('sign'))
    .description('signs a ticket that would let the deploy through; otherwise exit 1 with the reason')
    .addOption(new Option('--cause <cause>', 'why').choices(['release', 'promotion', 'rollback']).makeOptionMandatory())
    .addOption(new Option('--decision <id>', 'the gate decision: for a promotion and a rollback'))
    .addOption(new Option('--approval <id>', 'an approval that was counted; repeatable').argParser(one))
    .addOption(new Option('--restores <id>', 'the receipt that a rollback restores'))
    .addOption(new Option('--push', 'also add it to the evidence branch'))
    .addOption(new Option('--out <file>', 'a new file to write it to').makeOptionMandatory())
    .action((flags: SignFlags, self: Command) => sign(flags, self, context));
  example(
    signed,
    'causeway ticket sign --cause release --surface docs --tier dev --commit "$COMMIT" --bundle "$BUNDLE" --out ticket.json',
  );
  const verified = withRelease(ticket.command('verify'))
    .description('whether a ticket lets this deploy through; exit 1 with the reason')
    .argument('<file>', TICKET_HELP)
    .addOption(
      new Option(
        '--spent-by <run>',
        'this run of the surface’s own workflow acts for that run of the leaf, which spent the ticket and is still running',
      ),
    )
    .addOption(new Option('--spend', 'spend the ticket before anything is deployed'))
    .action((file: string, flags: VerifyFlags, self: Command) => verify(file, flags, self, context));
  example(
    verified,
    'causeway ticket verify ticket.json --surface docs --tier dev --commit "$COMMIT" --bundle "$BUNDLE" --spend',
  );
}
