import type { GateCheck } from '../../evidence/statement/predicates/decision';
import type { CheckOutcome } from '../facts/finding';
import { finding } from '../facts/finding';
import type { Release } from '../facts/inputs';

const STATUS: Readonly<Record<string, CheckOutcome['status']>> = {
  equal: 'pass',
  ancestor: 'pass',
  squashed: 'hard-fail',
  apart: 'hard-fail',
  unknown: 'unverified',
};

/** A tier accepts its branch's head or an ancestor as release commit; a squash creates another commit. */
export function ancestryChecks({ request: { ancestry } }: Release): readonly GateCheck[] {
  const { branch, head, relation, reason } = ancestry;
  const status = head === null ? 'unverified' : (STATUS[relation] ?? 'unverified');
  return [
    finding(
      {
        id: 'ancestry/branch',
        category: 'ancestry',
        threshold: `the head of ${branch}, or an ancestor of it`,
        fix: `merge the release commit into ${branch} with a merge commit, neither squashed nor rebased`,
      },
      { status, reason, observed: `${relation} (head ${head ?? 'unknown'})` },
    ),
  ];
}
