import { calledIn } from './naming';
import type { Registry } from './schema';
import type { Tier } from './schema/tier';

type Names = Pick<Registry, 'naming' | 'tiers'>;

function commonStart(one: readonly string[], other: readonly string[]): readonly string[] {
  const end = one.findIndex((part, at) => part !== other[at]);
  return end < 0 ? one : one.slice(0, end);
}

/** A template in indivisible parts: placeholders and single characters. */
function partsOf(template: string): readonly string[] {
  return template.match(/\{[a-z]+\}|./gsu) ?? [];
}

/**
 * The common beginning of all approval environment names, as a template of `{tier}`: the naming of the tiers with
 * approval, up to the place of a surface. Workflows contain it as fixed text. A job gets only the rest of a name at run
 * time, so it can never name a deploy environment.
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

/** The same beginning for one tier. */
export function approvalBeginningOf(names: Names, tier: Pick<Tier, 'id' | 'calledAs'>): string {
  return approvalBeginning(names).replaceAll('{tier}', calledIn(tier));
}
