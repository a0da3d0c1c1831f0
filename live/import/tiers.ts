import { sortedBy, sortedSet } from '../../plan/sorted';
import type { Environments, Found } from './found';
import { listText, type Notes } from './notes';
import { stepOf } from './place';
import type { SeenEnvironment } from './seen';

/** The common value of all; undefined where there is none, or several. */
function agreed<T>(values: readonly T[]): T | undefined {
  return new Set(values.map((value) => JSON.stringify(value))).size === 1 ? values[0] : undefined;
}

function branchOf(own: readonly Found[], at: string, notes: Notes): string | undefined {
  const exact = own.map(({ environment }) => (environment.branchPolicy === 'custom' ? environment.branches : []));
  const all = sortedSet(exact.flat());
  if (all.length === 1 && !/[*?[]/.test(all[0] ?? '')) {
    if (exact.some((each) => each.length === 0))
      notes.assume(`${at}/branch`, 'some of its environments also admit other branches');
    return all[0];
  }
  const base = agreed(own.map(({ repository }) => repository.defaultBranch));
  if (all.length === 0 && base !== undefined) {
    notes.assume(`${at}/branch`, `the default branch ${base}: its environments name no branch`);
    return base;
  }
  notes.ask(`${at}/branch`, `one branch that the tier deploys from; its environments say: ${listText(all)}`);
  return undefined;
}

function approvalOf(asking: readonly SeenEnvironment[], at: string, notes: Notes): object | undefined {
  const reviewed = asking.filter(({ reviewers = [] }) => reviewers.length > 0);
  const [first] = reviewed;
  if (first === undefined) return undefined;
  const reviewers = sortedSet(reviewed.flatMap((each) => each.reviewers ?? []));
  if (agreed(asking.map((each) => each.reviewers ?? [])) === undefined) {
    notes.ask(
      `${at}/approval/reviewers`,
      `its environments ask different people, all of whom are named here: ${listText(reviewers)}`,
    );
  }
  const preventSelfReview = reviewed.every((each) => each.preventSelfReview === true);
  return { reviewers, ...(preventSelfReview ? {} : { preventSelfReview }) };
}

/** The tiers that environments are named after, the lowest first, as their environments have them. */
export function tiersOf({ deploys, approvals }: Environments, notes: Notes): readonly object[] {
  const ids = sortedBy(sortedSet(deploys.map(({ tier }) => tier)), (tier) => String(stepOf(tier)));
  return ids.map((id, index) => {
    const at = `/tiers/${index}`;
    const own = deploys.filter(({ tier }) => tier === id);
    const before = ids[index - 1];
    if (before !== undefined && stepOf(before) === stepOf(id)) {
      notes.ask(at, `${before} and ${id} may be one tier: their environments would have to take one name`);
    }
    if (before !== undefined) notes.assume(`${at}/promotesFrom`, `${before}, by the order of the names`);
    const branch = branchOf(own, at, notes);
    const environments = own.map(({ environment }) => environment);
    const approval = approvalOf(approvals.get(id) ?? environments, at, notes);
    const waits = Math.max(0, ...environments.map(({ waitMinutes = 0 }) => waitMinutes));
    const isBypassed = environments.some(({ adminsBypass }) => adminsBypass === true);
    if (isBypassed)
      notes.ask(`${at}/adminsBypass`, 'administrators can pass its protection today: leave it out to end that');
    return {
      id,
      ...(branch === undefined ? {} : { branch }),
      ...(before === undefined ? {} : { promotesFrom: before }),
      ...(waits === 0 ? {} : { waitMinutes: waits }),
      ...(isBypassed ? { adminsBypass: true } : {}),
      ...(approval === undefined ? {} : { approval }),
    };
  });
}
