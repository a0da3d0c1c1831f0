import { appendFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Release } from '../../delivery/targets/release';
import type { EvidenceBook } from '../../evidence/branch/branch';
import type { Receipt } from '../../evidence/receipts/receipt';
import { findTier } from '../../registry/selectors';
import type { Context } from '../context';
import type { EvidenceFlags } from '../desk/evidence-branch';
import { type EvidenceDesk, requireDigest, requireFullId, requirePlace } from '../desk/evidence-desk';

export interface DeployFlags extends EvidenceFlags {
  readonly surface: string;
  readonly tier: string;
  readonly commit: string;
  readonly bundle: string;
  readonly ticket: string;
  readonly store?: string;
  readonly out?: string;
  readonly urlTo?: string;
}

export function releaseOf(
  { surface: id, tier: tierId, commit, bundle }: DeployFlags,
  { registry }: EvidenceDesk,
): Release {
  requirePlace(registry, id, tierId);
  requireFullId(commit);
  requireDigest(bundle, '--bundle');
  const surface = registry.surfaces.find((each) => each.id === id);
  const tier = findTier(registry, tierId);
  if (!surface || !tier) throw new Error('a place that was required is there');
  return { registry, surface, tier, commit, bundle };
}

export function spentHere(book: EvidenceBook, ticketId: string, runId: number): boolean {
  return book.statements.some(({ statement }) => {
    return (
      statement.kind === 'ticket-spent' && statement.subjects.ticket === ticketId && statement.predicate.runId === runId
    );
  });
}

// GitHub may show only an address that was read back. A parsed address has no line break, so it cannot add a second
// output.
export function tellAddress({ urlTo }: DeployFlags, { statement }: Receipt, context: Context): void {
  const { target, outcome } = statement.predicate;
  if (urlTo === undefined || outcome !== 'succeeded' || !target.publishedReadBack) return;
  appendFileSync(resolve(context.cwd, urlTo), `url=${new URL(target.url).href}\n`);
}
