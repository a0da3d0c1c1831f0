import type { GateCheck, GateReport } from '../../evidence/statement/predicates/decision';
import { waiverFor } from '../../evidence/waivers/judge';
import type { IsAncestor } from '../../evidence/waivers/scope';
import { isBlocker } from '../facts/blocking';
import { partsOf } from '../facts/finding';
import type { GateInputs } from '../facts/inputs';

/**
 * Checks that a waiver can cover. The basis of every answer (signatures, receipts, isolation, lineage, the branch) is
 * not among them.
 */
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

/** A check after looking for waivers, and the used one. */
export interface Waived {
  readonly check: GateCheck;
  readonly use: GateReport['waivers'][number] | undefined;
}

/** Looks for a waiver of a blocking check. The reason names an invalid one. */
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
  // Nobody could have weighed an exception for an unverified finding.
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
