import { type Address, addressText, environmentAddress, siteAddress } from './address';
import { plannedObjects } from './planned-objects';
import { sortedSet } from './sorted';
import type { FoundationPlan, SecretPlan, TierPlan } from './types';

const isExternal = ({ managed }: SecretPlan) => managed === 'external';

// Objects that people add by hand: the plan names them, but the program registers no resource for them.
function externalSecrets(plan: FoundationPlan | TierPlan): readonly Address[] {
  const environments = 'sites' in plan ? plan.environments : plan.repositories.flatMap((each) => each.environments);
  const sites = 'sites' in plan ? plan.sites : [];
  return [
    ...environments.flatMap((each) =>
      each.secrets
        .filter(isExternal)
        .map(({ name }) => ({ ...environmentAddress(each), kind: 'environment-secret', name }) as const),
    ),
    ...sites.flatMap((each) =>
      each.secrets
        .filter(isExternal)
        .map(({ name }) => ({ ...siteAddress(each), kind: 'site-variable', name }) as const),
    ),
  ];
}

/** Every object at GitHub and Netlify that a plan owns, by an address that is the same in every stack. */
function addressesOf(plan: FoundationPlan | TierPlan): readonly Address[] {
  return [...plannedObjects(plan).map(({ address }) => address), ...externalSecrets(plan)];
}

/** The same as texts; sorted. */
export function objectsOf(plan: FoundationPlan | TierPlan): readonly string[] {
  return sortedSet(addressesOf(plan).map(addressText));
}
