import type { GateCheck, GateReport } from '../../evidence/statement/predicates/decision';
import { waiverFor } from '../../evidence/waivers/judge';
import type { IsAncestor } from '../../evidence/waivers/scope';
import { isBlocker } from '../facts/blocking';
import { partsOf } from '../facts/finding';
import type { GateInputs } from '../facts/inputs';

/** What a waiver can cover. What every answer rests on (signatures, receipts, isolation, lineage, the branch) is not here. */
const WAIVABLE: readonly string[] = [
  'evidence',
  'slo',
  'incident',
  'drill',
  'checklist',
  'rehearsal',
  'notes',
  'durability',
];

/** A check after waivers were looked at, and which one was used. */
export interface Waived {
  readonly check: GateCheck;
  readonly use: GateReport['waivers'][number] | undefined;
}

/** Looks for a waiver of a check that keeps the release back. One that does not hold is named in the reason. */
export function waive(check: GateCheck, { waivers, request }: GateInputs, profile: GateReport['profile']): Waived {
  const none: Waived = { check, use: undefined };
  if (!isBlocker(check, profile) || !WAIVABLE.includes(check.category)) return none;
  const { name, surface } = partsOf(check.id);
  const question = {
    checkId: name,
    category: check.category,
    surfaces: surface === undefined ? request.surfaces : [surface],
    at: { commit: request.commit },
  };
  const isAncestor: IsAncestor = (ancestor, descendant) =>
    request.order.find((each) => each.ancestor === ancestor && each.descendant === descendant)?.holds ?? undefined;
  const { waived, refusals } = waiverFor(waivers, question, isAncestor);
  if (!waived) {
    if (refusals.length === 0) return none;
    return { check: { ...check, reason: [check.reason, ...refusals].join('; ') }, use: undefined };
  }
  // What could not be verified is not an exception that anybody could have weighed.
  if (check.status === 'unverified' || waived.usesLeft === null) {
    return { check: { ...check, reason: `${check.reason}; no waiver covers what is unverified` }, use: undefined };
  }
  const { waiverId, waiver, usesLeft, evidence } = waived;
  return {
    check: {
      ...check,
      status: 'waived',
      evidence: [...new Set([...check.evidence, ...evidence])].sort(),
      reason: `${check.status}: ${check.reason}; waived by ${waiverId} (${waived.reason})`,
      fix: '',
    },
    use: { waiverId, checkId: check.id, use: waiver.maxUses - usesLeft + 1 },
  };
}
