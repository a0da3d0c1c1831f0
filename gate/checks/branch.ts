import type { GateCheck } from '../../evidence/statement/predicates/decision';
import { finding } from '../facts/finding';
import type { Release } from '../facts/inputs';

function wholeness({ recorded }: Release['request']['evidence']): string {
  if (!recorded) return 'its history is complete';
  if (recorded.head !== null) return `its history is complete, and follows the head that ${recorded.run} recorded`;
  if (recorded.run !== null)
    return `its history is complete; what ${recorded.run} recorded is lost, and --recorded-head names another`;
  return 'its history is complete, and no gate ran before';
}

function setAside({ quarantined = [] }: Release['book']): string {
  return quarantined.map(({ path, by, why }) => `; set aside by ${by} (${why}): ${path}`).join('');
}

/** The evidence branch was read completely and is append-only. */
export function branchChecks({ request: { evidence }, book }: Release): readonly GateCheck[] {
  const about = {
    id: 'branch/history',
    category: 'branch',
    threshold: 'the whole history of the evidence branch, only ever added to',
    fix: 'fetch the whole evidence branch; when something was taken away, find out who did it before anything is released',
  } as const;
  const { head, problem } = evidence;
  if (problem) return [finding(about, { status: problem.isNo ? 'hard-fail' : 'unverified', reason: problem.reason })];
  if (head === null) return [finding(about, { status: 'unverified', reason: 'the evidence branch was not read' })];
  return [finding(about, { status: 'pass', reason: `${wholeness(evidence)}${setAside(book)}`, observed: head })];
}
