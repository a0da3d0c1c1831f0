import type { EvidenceBook } from '../../evidence/branch/branch';
import { findOrSignTickets } from '../../evidence/tickets/sign-ticket';
import { signedBundles } from '../../gate/facts/bundles';
import { isOnTier } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { type DeploysDesk, type ReleasedSurface, runDeploys, type SurfaceOutcome } from './deploys';
import { doneReceipt } from './plan';
import type { PromotionQuestion } from './question';
import type { TicketDesk } from './tickets';

/** The dependencies of a release to the first tier. */
export type ReleaseDesk = DeploysDesk & TicketDesk;

/** The result of a release to the first tier. */
export interface ReleaseResult {
  /** Tickets by surface, for surfaces without the release. */
  readonly tickets: ReadonlyMap<string, string>;
  readonly outcomes: readonly SurfaceOutcome[];
}

function requireFirst({ registry, tier }: PromotionQuestion): void {
  if (tier.promotesFrom === undefined) return;
  throw new UserError(`${tier.id} takes promotions, not releases`, {
    place: '--tier',
    allowed: registry.tiers.flatMap(({ id, promotesFrom }) => (promotesFrom === undefined ? [id] : [])).join(', '),
  });
}

/**
 * The surfaces with a signed bundle at the commit. Throws UserError (exit 1) when there is none, or one has several.
 */
function released(question: PromotionQuestion, book: EvidenceBook): readonly ReleasedSurface[] {
  const { registry, repository, tier, commit } = question;
  const found = registry.surfaces
    .filter((surface) => surface.repository === repository && isOnTier(surface, tier.id))
    .filter(({ id }) => question.surfaces?.includes(id) ?? true)
    .map((surface) => ({ surface, bundles: signedBundles(book, commit, surface.id) }))
    .filter(({ bundles }) => question.surfaces !== undefined || bundles.length > 0);
  const place = `${repository} at ${commit}`;
  if (found.length === 0) throw new UserError('no bundle was signed at the commit', { place, exitCode: 1 });
  return found.map(({ surface, bundles: [bundle, ...more] }) => {
    if (bundle !== undefined && more.length === 0) return { surface, bundle };
    throw new UserError('not exactly one bundle of it was signed at the commit', { place: surface.id, exitCode: 1 });
  });
}

/**
 * Releases a commit to the first tier: a ticket for each signed bundle, dispatched on the tier's branch, watched,
 * receipts collected. `until: 'tickets'` signs and stops. Tickets of this run and deployed surfaces are not repeated.
 * Rejects with UserError: exit 1 when a ticket would be refused, exit 3 when something cannot be read.
 */
export async function releaseToFirstTier(
  question: PromotionQuestion,
  until: 'tickets' | undefined,
  desk: ReleaseDesk,
): Promise<ReleaseResult> {
  requireFirst(question);
  const { registry, tier, commit } = question;
  const book = await desk.ledger.book();
  const all = released(question, book);
  const orders = all
    .map(({ surface, bundle }) => ({ surface: surface.id, tier: tier.id, commit, bundle }))
    .filter((place) => !doneReceipt({ book }, place))
    .map((place) => ({ cause: 'release' as const, ...place, ...desk.own, nonce: desk.nonce() }));
  const tickets = await findOrSignTickets(desk.ledger, registry, orders, {
    message: `Tickets of a release to ${tier.id}`,
    allowed: 'a release that its ticket lets through; nothing was dispatched',
  });
  return { tickets, outcomes: until ? [] : await runDeploys(question, all, tickets, desk) };
}
