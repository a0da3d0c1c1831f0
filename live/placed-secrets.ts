import { addressText, environmentAddress, siteAddress } from '../plan/address';
import type { FoundationPlan, SecretPlan, TierPlan } from '../plan/types';
import { environmentsOf } from './expected';

/** A planned secret with its address. */
export interface PlacedSecret extends SecretPlan {
  readonly address: string;
  /** The secret's surface; absent where a service environment holds it. */
  readonly surface?: string;
}

function placed(secret: SecretPlan, address: string, surface: string | undefined): PlacedSecret {
  return surface === undefined ? { ...secret, address } : { ...secret, address, surface };
}

/** The secrets of a plan, each with its planned address. */
export function placedSecrets(plan: FoundationPlan | TierPlan): readonly PlacedSecret[] {
  const inEnvironments = environmentsOf(plan).flatMap((environment) =>
    environment.secrets.map((secret) => {
      const own = environmentAddress(environment);
      const address = addressText({ ...own, kind: 'environment-secret', name: secret.name });
      return placed(secret, address, environment.surfaces[0]);
    }),
  );
  const sites = 'sites' in plan ? plan.sites : [];
  const onSites = sites.flatMap((site) =>
    site.secrets.map((secret) => {
      const address = addressText({ ...siteAddress(site), kind: 'site-variable', name: secret.name });
      return placed(secret, address, site.surface);
    }),
  );
  return [...inEnvironments, ...onSites];
}
