import { entriesOf } from '../../evidence/readers/answer';
import { checklistFor } from '../../evidence/readers/checklist';
import type { GateCheck } from '../../evidence/statement/predicates/decision';
import { type CheckOutcome, finding } from '../facts/finding';
import type { Release } from '../facts/inputs';

// A checklist is valid for one promotion: one signed before this commit was deployed here is used up.
function outcome({ book, registry, request, tier }: Release): CheckOutcome {
  const { commit, surfaces } = request;
  const answer = checklistFor(book, commit, tier.id, registry.governance.checklistRoles);
  if (answer.status !== 'pass') return answer;
  const used = new Set(answer.evidence);
  const signed = Math.max(
    ...entriesOf(book, 'checklist').flatMap(({ id, time }) => (used.has(id) ? [time.getTime()] : [])),
  );
  const deployed = entriesOf(book, 'deploy-receipt').find(
    ({ subjects, predicate, time }) =>
      subjects.commit === commit &&
      predicate.tier === tier.id &&
      surfaces.includes(predicate.surface) &&
      time.getTime() >= signed,
  );
  if (!deployed) return answer;
  const { receiptId } = deployed.predicate;
  return { status: 'stale', reason: `it was used for ${receiptId}`, evidence: [...answer.evidence, deployed.id] };
}

/** The go-live checklist, where the tier asks for it. */
export function checklistChecks(release: Release): readonly GateCheck[] {
  const { tier } = release;
  if (!tier.gate.requires.includes('checklist')) return [];
  return [
    finding(
      {
        id: 'checklist/go-live',
        category: 'checklist',
        severity: 'high',
        threshold:
          'every item done, signed off by different persons who hold the roles, with their own keys, for this promotion',
        fix: 'fill in the go-live checklist for this commit and tier, and have it signed off',
      },
      outcome(release),
    ),
  ];
}
