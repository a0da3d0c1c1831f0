import type { EvidenceStatement } from '../../../../evidence/branch/branch';
import type { KnownKind } from '../../../../evidence/statement/kinds';
import { sample } from '../samples';
import { SIGNED_AT, verified } from '../verified';

/** The end of the first deploy in tests. Each later deploy ends a minute after the previous one. */
export const FIRST = SIGNED_AT.getTime();

/** A statement of a kind in the book, with another predicate and other subjects. */
export function held<K extends KnownKind>(
  kind: K,
  predicate: object = {},
  subjects: object = {},
  time?: Date,
): EvidenceStatement {
  return verified(sample(kind, predicate, subjects), time ? { time } : {});
}

/** The fields of a deploy, except its place in the chain. */
export interface Deploy {
  readonly bundle: string;
  readonly commit?: string;
  readonly change?: object;
  readonly time?: Date;
}

/** A whole chain of receipts of a surface on a tier. */
export function chainOf(
  deploys: readonly Deploy[],
  place: { surface?: string; tier?: string } = {},
): readonly EvidenceStatement[] {
  const receipts: EvidenceStatement[] = [];
  for (const [index, { bundle, commit, change, time }] of deploys.entries()) {
    const at = new Date(FIRST + index * 60_000);
    const iso = at.toISOString();
    const predicate = {
      receiptId: `r${index + 1}`,
      sequence: index + 1,
      bundleDigest: bundle,
      previous: receipts.at(-1)?.id ?? null,
      startedAt: iso,
      finishedAt: iso,
      health: { checks: 1, passed: 1, firstOkAt: iso, lastOkAt: iso },
      ...place,
      ...change,
    };
    receipts.push(held('deploy-receipt', predicate, { bundle, ...(commit ? { commit } : {}) }, time ?? at));
  }
  return receipts;
}
