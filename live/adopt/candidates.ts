import { logicalId, PULUMI_TYPES } from '../../plan/logical-names';
import type { EnvironmentPlan, FoundationPlan, RepositoryPlan, SitePlan, TierPlan } from '../../plan/types';
import type { SeenObject } from '../snapshot';

/** Looks an object of the snapshot up by its address. */
export type Lookup = (address: string) => SeenObject | undefined;

/** Something that a plan makes and that could be there already. */
export interface Candidate {
  readonly type: string;
  /** Its name in the program. */
  readonly name: string;
  /** Where the snapshot would show it. */
  readonly address: string;
  /** The exact name that the plan gives it, where the provider compares names otherwise. */
  readonly exact?: string;
  /** The id by which its provider imports it; undefined where the snapshot lacks a part of it. */
  readonly importId: (seen: SeenObject, lookup: Lookup) => string | undefined;
}

// In the GitHub provider's ids a colon of the name is written `??` (W11).
function part(name: string): string {
  return name.replaceAll(':', '??');
}

function field(object: SeenObject | undefined, name: string): string | undefined {
  const value = object?.fields[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function joined(...parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join(':');
}

function environmentCandidates(plan: EnvironmentPlan): readonly Candidate[] {
  const { key, repository, name, branches, variables } = plan;
  const address = `${repository.name}/environment/${name.toLowerCase()}`;
  const id = `${repository.name}:${part(name)}`;
  return [
    { type: PULUMI_TYPES.environment, name: key, address, exact: name, importId: () => id },
    ...branches.map((branch) => ({
      type: PULUMI_TYPES['branch-policy'],
      name: `${key}.branch.${branch}`,
      address: `${address}/branch/${branch}`,
      importId: (seen: SeenObject) => joined(id, field(seen, 'id')),
    })),
    ...variables.map((variable) => ({
      type: PULUMI_TYPES['environment-variable'],
      name: `${key}.variable.${variable.name}`,
      address: `${address}/variable/${variable.name.toUpperCase()}`,
      importId: () => `${id}:${variable.name.toUpperCase()}`,
    })),
  ];
}

function repositoryCandidates(plan: RepositoryPlan): readonly Candidate[] {
  const { key, rulesets, variables, environments } = plan;
  const { name } = plan.repository;
  const whole = () => name;
  return [
    { type: PULUMI_TYPES.actions, name: `${key}.actions`, address: `${name}/actions`, importId: whole },
    {
      type: PULUMI_TYPES['workflow-permissions'],
      name: `${key}.workflow`,
      address: `${name}/workflow-permissions`,
      importId: whole,
    },
    ...rulesets.map((ruleset) => ({
      type: PULUMI_TYPES.ruleset,
      name: ruleset.key,
      address: `${name}/ruleset/${ruleset.name}`,
      importId: (seen: SeenObject) => joined(name, field(seen, 'id')),
    })),
    ...variables.map((variable) => ({
      type: PULUMI_TYPES['repository-variable'],
      name: `${key}.variable.${variable.name}`,
      address: `${name}/variable/${variable.name.toUpperCase()}`,
      importId: () => `${name}:${variable.name.toUpperCase()}`,
    })),
    ...environments.flatMap(environmentCandidates),
  ];
}

function siteCandidates({ key, team, name: site, variables }: SitePlan): readonly Candidate[] {
  const address = `netlify/${team}/${site}`;
  return variables.map(({ name }) => ({
    type: PULUMI_TYPES['site-variable'],
    name: `${key}.variable.${name}`,
    address: `${address}/variable/${name}`,
    importId: (_seen: SeenObject, lookup: Lookup) =>
      joined(field(lookup(`netlify/${team}`), 'id'), field(lookup(address), 'id'), name),
  }));
}

/**
 * What of a plan `pulumi import` can take, by logical id. Secrets are not among them, since no import restores a value
 * (W33), nor sites: no dynamic resource can be imported; nor a site's settings, which `up` sets as it adopts the site (an
 * import of them takes what the program leaves to Netlify too, and then shows an update that changes nothing).
 */
export function candidatesOf(plan: FoundationPlan | TierPlan): ReadonlyMap<string, Candidate> {
  const all =
    'sites' in plan
      ? [...plan.environments.flatMap(environmentCandidates), ...plan.sites.flatMap(siteCandidates)]
      : plan.repositories.flatMap(repositoryCandidates);
  return new Map(all.map((candidate) => [logicalId(candidate), candidate]));
}
