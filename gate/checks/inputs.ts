import type { GateCheck } from '../../evidence/statement/predicates/decision';
import { finding } from '../facts/finding';
import type { Release } from '../facts/inputs';

/** Every named document could be read: its content cannot be ignored. */
export function inputChecks({ unread }: Release): readonly GateCheck[] {
  return unread.map(({ kind, reason }) =>
    finding(
      {
        id: `inputs/${kind}`,
        category: 'inputs',
        threshold: 'a document that can be read, of the shape that it should have',
        fix: `hand over ${kind} whole, and ask again`,
      },
      { status: 'unverified', reason },
    ),
  );
}
