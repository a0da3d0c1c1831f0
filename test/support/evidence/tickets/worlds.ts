import type { EvidenceBook, EvidenceStatement } from '../../../../evidence/branch/branch';
import { type TicketOrder, ticketStatement } from '../../../../evidence/tickets/ticket';
import { verifyTicket } from '../../../../evidence/tickets/verify-ticket';
import { chainOf, FIRST, held } from '../receipts/books';
import { evidenceRegistry } from '../registry';
import { BUNDLE, COMMIT, digestOf, sample } from '../samples';
import { book, verified } from '../verified';

/** When the tickets of these worlds are signed. */
export const SIGNED = new Date(FIRST + 600_000);
/** When they are asked about. */
export const NOW = new Date(SIGNED.getTime() + 60_000);
/** The nonce of their tickets. */
export const NONCE = '0123456789abcdef'.repeat(2);
/** Two other bundles. */
export const [A, B] = [digestOf('a'), digestOf('c')];
/** The registry of all worlds. */
export const registry = evidenceRegistry();

/** What the branch holds, and the ticket that is asked about. */
export interface World {
  readonly statements: readonly EvidenceStatement[];
  readonly order: TicketOrder;
}

/** The release and the run of every ticket. */
export const place = {
  surface: 'shop',
  runId: 4711,
  attempt: 1,
  nonce: NONCE,
  commit: COMMIT,
  bundle: BUNDLE,
  now: SIGNED,
};

/** A decision of the gate about the release, for staging. */
export function decision(change: object = {}, release: object = {}, run?: object) {
  const { predicate } = sample('release-decision');
  const bundles = [{ surface: 'shop', digest: BUNDLE }];
  const asked = { ...predicate.release, fromTier: 'dev', toTier: 'staging', bundles, ...release };
  return verified(sample('release-decision', { ...change, release: asked }), { run });
}

/** A person’s approval of the release, for staging. */
export function approval(change: object = {}, subjects: object = {}, time?: Date) {
  return held('approval', { tier: 'staging', ...change }, subjects, time);
}

/** A release to the first tier. */
export const released: World = {
  statements: [held('release-bundle')],
  order: { cause: 'release', tier: 'dev', ...place },
};

/** A promotion to staging. */
export function promoted(
  { made = decision(), approvals = [approval()] }: { made?: EvidenceStatement; approvals?: EvidenceStatement[] } = {},
  change: Partial<TicketOrder> = {},
): World {
  const ids = approvals.map(({ id }) => id);
  const order: TicketOrder = {
    cause: 'promotion',
    tier: 'staging',
    gateDecision: made.id,
    approvals: ids,
    ...place,
    ...change,
  };
  return { statements: [made, ...approvals, ...onDev()], order };
}

/** The chain of dev: a promoted release was deployed there. */
export function onDev(deploys: Parameters<typeof chainOf>[0] = [{ bundle: BUNDLE }]): readonly EvidenceStatement[] {
  return chainOf(deploys, { tier: 'dev' });
}

/** A rollback on staging. */
export function restored(options: { bundle?: string; approvals?: EvidenceStatement[]; restores?: string } = {}): World {
  const receipts = chainOf([{ bundle: A }, { bundle: BUNDLE }, { bundle: B }], { tier: 'staging' }).map((each) => each);
  const bundle = options.bundle ?? BUNDLE;
  const target = receipts.find(({ statement }) => statement.subjects.bundle === bundle);
  const made = decision({ kind: 'rollback' }, { bundles: [{ surface: 'shop', digest: bundle }] });
  // By hand, to the newest good one, with an approval.
  const approvals = options.approvals ?? (bundle === BUNDLE ? [approval()] : []);
  const order: TicketOrder = {
    cause: 'rollback',
    tier: 'staging',
    ...place,
    bundle,
    gateDecision: made.id,
    approvals: approvals.map(({ id }) => id),
    restores: options.restores ?? target?.id ?? digestOf('9'),
  };
  return { statements: [...receipts, made, ...approvals], order };
}

/** The ticket of a world. */
export function ticketOf({ order }: World, time = SIGNED, run?: object): EvidenceStatement {
  return verified(ticketStatement(order), { time, run });
}

/** The answer about a world’s ticket: `ok`, or the reason of a no. */
export function ask(
  world: World,
  change: object = {},
  { ticket = ticketOf(world), refused }: { ticket?: EvidenceStatement; refused?: EvidenceBook['refused'] } = {},
): string {
  const { surface, tier, commit, bundle } = world.order;
  const question = { registry, surface, tier, commit, bundle, now: NOW, ...change };
  const verdict = verifyTicket(ticket, book(world.statements, refused), question);
  return verdict.ok ? 'ok' : verdict.reason;
}

/** A world with more statements. */
export const and = (world: World, ...more: readonly EvidenceStatement[]): World => ({
  ...world,
  statements: [...world.statements, ...more],
});
