import type { GateCheck } from '../../evidence/statement/predicates/decision';
import { type Category, finding } from './finding';
import type { JudgedFact } from './inputs';

/** A family's fixed part, for the case without input. */
export interface Family {
  readonly category: Category;
  readonly threshold: string;
  readonly fix: string;
}

/** The checks of a family with rules of its own; without input or without results it is missing. */
export function judgedChecks(
  { category, threshold, fix }: Family,
  facts: readonly JudgedFact[] | undefined,
): readonly GateCheck[] {
  if (facts === undefined || facts.length === 0) {
    const reason =
      facts === undefined ? `nothing was given to judge (${category})` : `nothing was judged (${category})`;
    return [finding({ id: `${category}/any`, category, threshold, fix }, { status: 'missing', reason })];
  }
  return facts.map(
    ({ name, surface, severity = 'critical', mode = 'blocking', threshold: own, fix: todo, ...outcome }) => {
      const id = surface === undefined ? name : `${name}@${surface}`;
      return finding({ id, category, severity, mode, threshold: own, fix: todo }, outcome);
    },
  );
}
