import type { Address } from './address';
import type { Fields } from './kind';
import { kindOf, type ObjectKind, objectAddress } from './kinds';
import type { EnvironmentPlan, FoundationPlan, RepositoryPlan, SitePlan, TierPlan } from './types';

/** One object of a plan: its logical name, and the inputs that name it at the service. */
export interface PlannedObject {
  readonly kind: ObjectKind;
  /** Pulumi's type. */
  readonly type: string;
  /** The logical name. */
  readonly name: string;
  /**
   * The inputs that are compared with the stack's own state. An object on a site names the site by its logical name.
   */
  readonly fields: Fields;
  /** Where it is at the service. */
  readonly address: Address;
  /** It is a secret, whose value cannot be read back. */
  readonly secret?: true;
  /** Of a ruleset: the branches that it covers. */
  readonly branches?: readonly string[];
  /**
   * Its logical names while its surface or tier had another id. Only objects that can be renamed at the service have
   * them.
   */
  readonly formerNames?: readonly string[];
}

interface Described {
  /** Its own part of its logical name. */
  readonly own?: string;
  readonly fields: Fields;
  /** The inputs that name it at the service, where they differ. */
  readonly there?: Fields;
  readonly secret?: true;
  readonly branches?: readonly string[];
  readonly formerNames?: readonly string[] | undefined;
}

function planned(
  kind: ObjectKind,
  key: string,
  { own = '', fields, there, secret, branches, formerNames }: Described,
): PlannedObject {
  const { type, logical } = kindOf(kind);
  const address = objectAddress(kind, { ...fields, ...there });
  if (!address) throw new Error(`the ${kind} ${key} is not named by its inputs`);
  return {
    kind,
    type,
    name: logical(key, own),
    fields,
    address,
    ...(secret && { secret }),
    ...(branches && { branches }),
    ...(formerNames && { formerNames }),
  };
}

/** The objects of one environment, itself first. */
export function inEnvironment(plan: EnvironmentPlan): readonly PlannedObject[] {
  const { key, branches, variables, secrets } = plan;
  const at = { repository: plan.repository.name, environment: plan.name };
  return [
    planned('environment', key, { fields: at }),
    ...branches.map((own) => planned('branch-policy', key, { own, fields: { ...at, branchPattern: own } })),
    ...variables.map(({ name: own }) =>
      planned('environment-variable', key, { own, fields: { ...at, variableName: own } }),
    ),
    // External secrets never become resources: their values would lie in state (W31, W32).
    ...secrets
      .filter(({ managed }) => managed === 'pulumi')
      .map(({ name: own }) =>
        planned('environment-secret', key, { own, fields: { ...at, secretName: own }, secret: true }),
      ),
  ];
}

/** The branch that a reference of a ruleset names; a pattern stays as it is. */
export function branchOfRef(ref: string): string {
  return ref.replace(/^refs\/heads\//, '');
}

/** A repository's own objects, without its environments. */
export function ofRepository({ key, repository, rulesets, variables }: RepositoryPlan): readonly PlannedObject[] {
  const at = { repository: repository.name };
  return [
    planned('actions', key, { fields: at }),
    planned('workflow-permissions', key, { fields: at }),
    ...rulesets.map(({ key: own, name, include }) =>
      planned('ruleset', own, { fields: { ...at, name }, branches: include.map(branchOfRef) }),
    ),
    ...variables.map(({ name: own }) =>
      planned('repository-variable', key, { own, fields: { ...at, variableName: own } }),
    ),
  ];
}

/** The objects of one site, itself first. */
export function ofSite(plan: SitePlan): readonly PlannedObject[] {
  const { key, formerKeys, name: site, team, siteId, domain, linked, variables, secrets } = plan;
  const there = { team, site };
  const child = (name: string, own: string): Described => ({
    own,
    fields: { team, site: key, name },
    there: { ...there, name },
  });
  return [
    planned('site', key, {
      fields: { name: site, team, siteId, linkedRepository: linked?.repository },
      formerNames: formerKeys,
    }),
    ...variables.map(({ name }) => planned('site-variable', key, child(name, `variable.${name}`))),
    ...secrets
      .filter(({ managed }) => managed === 'pulumi')
      .map(({ name }) => planned('site-variable', key, { ...child(name, `secret.${name}`), secret: true })),
    ...(domain === undefined
      ? []
      : [planned('site-domain', key, { fields: { team, site: key, customDomain: domain }, there })]),
    ...(linked === undefined ? [] : [planned('site-build', key, { fields: { team, site: key }, there })]),
  ];
}

/** Every object that a plan makes at GitHub and Netlify. */
export function plannedObjects(plan: FoundationPlan | TierPlan): readonly PlannedObject[] {
  if ('sites' in plan) return [...plan.environments.flatMap(inEnvironment), ...plan.sites.flatMap(ofSite)];
  return plan.repositories.flatMap((each) => [...ofRepository(each), ...each.environments.flatMap(inEnvironment)]);
}
