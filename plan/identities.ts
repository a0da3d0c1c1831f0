import type { Principal } from '../registry/schema/primitives';
import { sortedSet } from './sorted';
import type { FoundationPlan, TierPlan } from './types';

/** Names in a plan that must exist at GitHub, most of which GitHub wants by number; each list is sorted. */
export interface NamedIdentities {
  readonly principals: readonly Principal[];
  readonly apps: readonly string[];
  readonly repositories: readonly string[];
}

/** Numeric ids by name, from GitHub's API. */
export interface Identities {
  readonly users: ReadonlyMap<string, number>;
  readonly teams: ReadonlyMap<string, number>;
  readonly apps: ReadonlyMap<string, number>;
}

/** Every name in a plan that must exist before the first write. */
export function identitiesNamed(plan: FoundationPlan | TierPlan): NamedIdentities {
  const environments =
    'sites' in plan ? plan.environments : plan.repositories.flatMap((repository) => repository.environments);
  const rulesets = 'sites' in plan ? [] : plan.repositories.flatMap((repository) => repository.rulesets);
  return {
    principals: sortedSet(environments.flatMap((environment) => environment.reviewers)),
    apps: sortedSet(
      rulesets.flatMap((ruleset) => [
        ...ruleset.bypass.map((actor) => actor.app),
        ...ruleset.requiredChecks.map((check) => check.app),
      ]),
    ),
    repositories: sortedSet([
      ...environments.map((environment) => environment.repository.name),
      ...('sites' in plan ? [] : plan.repositories.map(({ repository }) => repository.name)),
    ]),
  };
}

function idIn(ids: ReadonlyMap<string, number>, kind: string, name: string): number {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`the ${kind} "${name}" was not looked up`);
  return id;
}

/** The id of an App by slug. Throws when it was not resolved, because GitHub reads a 0 as "any source" (W19). */
export function appId(identities: Identities, slug: string): number {
  return idIn(identities.apps, 'App', slug);
}

/** Reviewers in GitHub's form, ids in ascending order. Throws when one was not resolved. */
export function reviewerIds(
  identities: Identities,
  principals: readonly Principal[],
): { readonly users: readonly number[]; readonly teams: readonly number[] } {
  const ids = (kind: 'user' | 'team', known: ReadonlyMap<string, number>) =>
    principals
      .filter((principal) => principal.startsWith(`${kind}:`))
      .map((principal) => idIn(known, kind, principal.slice(kind.length + 1)))
      .sort((a, b) => a - b);
  return { users: ids('user', identities.users), teams: ids('team', identities.teams) };
}
