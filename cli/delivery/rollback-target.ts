import type { Reach } from '../../delivery/rollback/desk';
import { ownAddressOf, targetOf } from '../../delivery/targets/of';
import type { OwnAddress } from '../../delivery/targets/own-address';
import type { TargetClients } from '../../delivery/targets/row';
import type { Target } from '../../delivery/targets/target';
import type { Surface } from '../../registry/schema/surface';
import type { Tier } from '../../registry/schema/tier';
import type { Context } from '../context';
import { storeOf } from '../desk/bundle-store';
import type { EvidenceDesk } from '../desk/evidence-desk';
import { targetClients } from '../desk/target-clients';

/** Where bundles are kept; undefined: in the surface's own repository. */
interface StoreFlag {
  readonly store?: string;
}

/**
 * The clients that reach the target of a surface on a tier. The environment's credentials are read when they are
 * needed.
 */
function clientsWith(
  { store }: StoreFlag,
  { registry, common, clock }: EvidenceDesk,
  { surface }: { readonly surface: Surface },
  context: Context,
): TargetClients {
  const from = store ?? `release:${surface.repository}`;
  return targetClients(registry, common, context, {
    store: (commit) => storeOf(from, { surface: surface.id, commit }, { registry: () => registry, context }),
    patience: { sleep: clock.sleep },
  });
}

/** Reaches the target of a surface on a tier. */
export function reachWith(
  flags: StoreFlag,
  desk: EvidenceDesk,
  place: { readonly surface: Surface; readonly tier: Tier },
  context: Context,
): (reach?: Reach) => Promise<Target> {
  const { registry } = desk;
  return (reach = {}) => targetOf({ registry, ...place }, { ...clientsWith(flags, desk, place, context), ...reach });
}

/** The addresses of single deploys of a surface on a tier. */
export function addressesWith(
  flags: StoreFlag,
  desk: EvidenceDesk,
  place: { readonly surface: Surface; readonly tier: Tier },
  context: Context,
): OwnAddress {
  return ownAddressOf({ registry: desk.registry, ...place }, clientsWith(flags, desk, place, context));
}
