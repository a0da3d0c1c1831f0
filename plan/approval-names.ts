import { calledIn } from '../registry/naming';
import type { Registry } from '../registry/schema';
import type { Tier } from '../registry/schema/tier';

type Names = Pick<Registry, 'naming' | 'tiers'>;

function commonStart(one: readonly string[], other: readonly string[]): readonly string[] {
  const end = one.findIndex((part, at) => part !== other[at]);
  return end < 0 ? one : one.slice(0, end);
}

/** A template in parts that are never taken apart: placeholders, and single characters. */
function partsOf(template: string): readonly string[] {
  return template.match(/\{[a-z]+\}|./gsu) ?? [];
}

/**
 * How the name of every approval environment begins, as a template of `{tier}`: what the naming of the tiers that ask for
 * approval has in common, up to where a surface stands in it. Workflows write it out, so that what a job gets at run time
 * is the end of a name alone and no job can come to name a deploy environment.
 */
export function approvalBeginning({ naming, tiers }: Names): string {
  const modes = new Set(tiers.flatMap(({ approval }) => approval?.mode ?? []));
  const templates = [
    ...(modes.has('commit') || modes.size === 0 ? [naming.approvalEnvironment] : []),
    ...(modes.has('surface') ? [naming.surfaceApprovalEnvironment] : []),
  ];
  const [first = [], ...others] = templates.map(partsOf);
  const common = others.reduce(commonStart, first);
  const end = common.indexOf('{surface}');
  return common.slice(0, end < 0 ? common.length : end).join('');
}

/** The same for one tier. */
function approvalBeginningOf(names: Names, tier: Pick<Tier, 'id' | 'calledAs'>): string {
  return approvalBeginning(names).replaceAll('{tier}', calledIn(tier));
}

/**
 * What follows the beginning in the names of a tier's approval environments, in the same order. Throws on a name that the
 * registry does not give (a bug).
 */
export function approvalSuffixes(
  names: Names,
  tier: Pick<Tier, 'id' | 'calledAs'>,
  environments: readonly string[],
): readonly string[] {
  const beginning = approvalBeginningOf(names, tier);
  return environments.map((each) => {
    if (each.startsWith(beginning)) return each.slice(beginning.length);
    throw new Error(`the approval environment ${each} does not begin with ${beginning}`);
  });
}
