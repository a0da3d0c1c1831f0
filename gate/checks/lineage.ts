import type { GateCheck } from '../../evidence/statement/predicates/decision';
import { finding } from '../facts/finding';
import type { Release } from '../facts/inputs';
import { missingEdges } from '../facts/required-lineage';

/** Each receipt of the release leads to its bundle, ticket, decision and approvals, and to the previous receipt. */
export function lineageChecks({ book, registry, request, tier }: Release): readonly GateCheck[] {
  const { kind, commit, surfaces } = request;
  const on = kind === 'rollback' ? tier.id : tier.promotesFrom;
  const missing = missingEdges(book, registry, { commit, surfaces, tier: on });
  const about = {
    id: 'lineage/complete',
    category: 'lineage',
    threshold: 'no required edge missing',
    fix: 'add the statements that are missing to the evidence branch; causeway lineage verify names them',
  } as const;
  if (missing.length === 0) return [finding(about, { status: 'pass', reason: 'no required edge is missing' })];
  const reason = missing
    .map((each) => each.reason)
    .sort()
    .join('; ');
  const observed = `${missing.length} missing`;
  return [finding(about, { status: 'missing', reason, observed, evidence: missing.map(({ from }) => from) })];
}
