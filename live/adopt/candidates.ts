import { addressText, environmentAddress, siteAddress } from '../../plan/address';
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
  const own = environmentAddress(plan);
  const address = addressText(own);
  const id = `${repository.name}:${part(name)}`;
  return [
    { type: PULUMI_TYPES.environment, name: key, address, exact: name, importId: () => id },
    ...branches.map((branch) => ({
      type: PULUMI_TYPES['branch-policy'],
      name: `${key}.branch.${branch}`,
      address: addressText({ ...own, kind: 'branch-policy', pattern: branch }),
      importId: (seen: SeenObject) => joined(id, field(seen, 'id')),
    })),
    ...variables.map((variable) => ({
      type: PULUMI_TYPES['environment-variable'],
      name: `${key}.variable.${variable.name}`,
      address: addressText({ ...own, kind: 'environment-variable', name: variable.name }),
      importId: () => `${id}:${variable.name.toUpperCase()}`,
    })),
  ];
}

function repositoryCandidates(plan: RepositoryPlan): readonly Candidate[] {
  const { key, rulesets, variables, environments } = plan;
  const { name } = plan.repository;
  const setting = (kind: 'actions' | 'workflow-permissions') => addressText({ kind, repository: name });
  const whole = () => name;
  return [
    { type: PULUMI_TYPES.actions, name: `${key}.actions`, address: setting('actions'), importId: whole },
    {
      type: PULUMI_TYPES['workflow-permissions'],
      name: `${key}.workflow`,
      address: setting('workflow-permissions'),
      importId: whole,
    },
    ...rulesets.map((ruleset) => ({
      type: PULUMI_TYPES.ruleset,
      name: ruleset.key,
      address: addressText({ kind: 'ruleset', repository: name, ruleset: ruleset.name }),
      importId: (seen: SeenObject) => joined(name, field(seen, 'id')),
    })),
    ...variables.map((variable) => ({
      type: PULUMI_TYPES['repository-variable'],
      name: `${key}.variable.${variable.name}`,
      address: addressText({ kind: 'repository-variable', repository: name, name: variable.name }),
      importId: () => `${name}:${variable.name.toUpperCase()}`,
    })),
    ...environments.flatMap(environmentCandidates),
  ];
}

function siteCandidates(plan: SitePlan): readonly Candidate[] {
  const { key, team, variables } = plan;
  const own = siteAddress(plan);
  return variables.map(({ name }) => ({
    type: PULUMI_TYPES['site-variable'],
    name: `${key}.variable.${name}`,
    address: addressText({ ...own, kind: 'site-variable', name }),
    importId: (_seen: SeenObject, lookup: Lookup) =>
      joined(
        field(lookup(addressText({ kind: 'netlify-team', team })), 'id'),
        field(lookup(addressText(own)), 'id'),
        name,
      ),
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
