import type { Readiness, ReadinessItem } from '../../registry/readiness-file';
import { type Proof, proofOf, type ReadinessFacts } from './proof';

/** One phase or use case, by its evidence. */
export interface ItemStatus {
  readonly id: string;
  readonly title: string;
  readonly claimed: ReadinessItem['state'];
  /** `complete` needs the claim and all of its evidence; `unproven` is a claim without it. */
  readonly status: 'complete' | 'open' | 'unproven';
  readonly criteria: readonly { readonly text: string; readonly proofs: readonly Proof[] }[];
}

/** The progress towards a public release. It triggers no release; only the gate reads it. */
export interface ReadinessStatus {
  readonly complete: boolean;
  readonly items: readonly ItemStatus[];
}

function itemStatus({ id, title, state, criteria }: ReadinessItem, facts: ReadinessFacts): ItemStatus {
  const judged = criteria.map(({ text, evidence }) => ({ text, proofs: evidence.map((each) => proofOf(each, facts)) }));
  const holds = judged.every(({ proofs }) => proofs.every(({ status }) => status === 'holds'));
  const status = state === 'open' ? 'open' : holds ? 'complete' : 'unproven';
  return { id, title, claimed: state, status, criteria: judged };
}

/** Each phase and use case by its evidence: complete only where people's claim is fully proven. */
export function readinessStatus({ items }: Readiness, facts: ReadinessFacts): ReadinessStatus {
  const all = items.map((item) => itemStatus(item, facts));
  return { complete: all.every(({ status }) => status === 'complete'), items: all };
}

/** The reason why an item is not complete, in a sentence; undefined when it is. */
export function openReason({ status, criteria, claimed }: ItemStatus): string | undefined {
  if (status === 'complete') return undefined;
  const proofs = criteria.flatMap((criterion) => criterion.proofs);
  const lacking = proofs.filter((proof) => proof.status !== 'holds');
  const [first] = lacking;
  if (!first) return `all ${proofs.length} pieces of evidence hold; it is still claimed ${claimed}`;
  const more = lacking.length > 1 ? `, and ${lacking.length - 1} more` : '';
  return `${first.evidence}: ${first.reason}${more}`;
}
