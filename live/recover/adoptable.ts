import { addressText, siteAddress } from '../../plan/address';
import type { ObjectKind } from '../../plan/kinds';
import { BOOKKEEPING_TYPES, logicalId, objectKind, PULUMI_TYPES } from '../../plan/logical-names';
import type { FoundationPlan, SitePlan, TierPlan } from '../../plan/types';
import { candidatesOf, type Lookup } from '../adopt/candidates';
import type { SeenObject } from '../snapshot';
import { type Identified, NO_ID } from './held-as';

/** A planned object that can be adopted into the state. */
export interface Adoptable {
  /** Its address in a snapshot. */
  readonly address: string;
  /** The exact planned name, where the provider distinguishes names that the service does not. */
  readonly exact?: string | undefined;
  /** Undefined where the snapshot lacks a part. */
  readonly identify: (seen: SeenObject, lookup: Lookup) => Identified | undefined;
}

/** Kinds that PUT or PATCH writes as a whole: repeating an update has the same effect. */
const REPEATABLE: ReadonlySet<ObjectKind> = new Set([
  'environment-secret',
  'actions',
  'workflow-permissions',
  'site-domain',
  'site-build',
]);

/**
 * Whether the next update writes an object of this type again, whether or not it exists. The engine notes the creation of
 * a component and of a provider, too, which own nothing at a service (`doCreate` in pkg/backend/snapshot.go of
 * pulumi/pulumi).
 */
export function isRepeatable(type: string): boolean {
  if (BOOKKEEPING_TYPES.some((each) => each === type)) return true;
  const kind = objectKind(type);
  return kind !== undefined && REPEATABLE.has(kind);
}

const number = (value: unknown) => (typeof value === 'number' ? value : undefined);

// The bridged Netlify provider names no id and reads a variable by these three outputs.
function siteVariable(site: SitePlan, key: string): Adoptable {
  const address = siteAddress(site);
  return {
    address: addressText({ ...address, kind: 'site-variable', name: key }),
    identify: (_seen, lookup) => {
      const teamId = lookup(addressText({ kind: 'netlify-team', team: site.team }))?.fields['id'];
      const siteId = lookup(addressText(address))?.fields['id'];
      if (typeof teamId !== 'string' || typeof siteId !== 'string') return undefined;
      return { id: NO_ID, outputs: { teamId, siteId, key } };
    },
  };
}

function siteAdoptables(site: SitePlan): readonly (readonly [string, Adoptable])[] {
  const { key, team, variables, secrets } = site;
  const variable = (name: string) => logicalId({ type: PULUMI_TYPES['site-variable'], name });
  const own: Adoptable = {
    address: addressText(siteAddress(site)),
    identify: ({ fields: { id } }) =>
      typeof id === 'string' ? { id, outputs: { siteUrl: '', accountSlug: team } } : undefined,
  };
  return [
    [logicalId({ type: PULUMI_TYPES.site, name: key }), own],
    ...variables.map(({ name }) => [variable(`${key}.variable.${name}`), siteVariable(site, name)] as const),
    ...secrets
      .filter(({ managed }) => managed === 'pulumi')
      .map(({ name }) => [variable(`${key}.secret.${name}`), siteVariable(site, name)] as const),
  ];
}

/** The planned objects that can be adopted into a state, by logical id. Pure. */
export function adoptablesOf(plan: FoundationPlan | TierPlan): ReadonlyMap<string, Adoptable> {
  const github = [...candidatesOf(plan)].map(([key, { type, address, exact, importId }]) => {
    const identify = (seen: SeenObject, lookup: Lookup): Identified | undefined => {
      const own = number(seen.fields['id']);
      const imported = importId(seen, lookup);
      if (imported === undefined) return undefined;
      // A ruleset's import id includes the repository, the engine's own id does not.
      if (type === PULUMI_TYPES.ruleset) return own === undefined ? undefined : { id: String(own), outputs: {} };
      const policy = type === PULUMI_TYPES['branch-policy'] ? { policyId: own } : {};
      return { id: imported, outputs: policy };
    };
    return [key, { address, exact, identify }] as const;
  });
  const sites = 'sites' in plan ? plan.sites.flatMap(siteAdoptables) : [];
  return new Map<string, Adoptable>([...github, ...sites]);
}
