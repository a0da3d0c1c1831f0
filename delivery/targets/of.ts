import type { Surface } from '../../registry/schema/surface';
import type { TargetKind } from '../../registry/targets';
import { MODULE_ROW } from './module-row';
import { NETLIFY_ROW } from './netlify-row';
import type { OwnAddress } from './own-address';
import type { TargetClients, TargetPlace, TargetRow } from './row';
import type { Target } from './target';
import { WORKFLOW_ROW } from './workflow-row';

/** One row for each kind of target: a kind without one does not compile. */
const ROWS = { netlify: NETLIFY_ROW, workflow: WORKFLOW_ROW, module: MODULE_ROW } satisfies {
  readonly [K in TargetKind]: TargetRow<Extract<Surface['target'], { kind: K }>>;
};

function rowOf({ target }: Surface): TargetRow<Surface['target']> {
  return ROWS[target.kind] as TargetRow<Surface['target']>;
}

/** The target of a surface on a tier. Rejects as `TargetRow.reach` does. */
export async function targetOf(place: TargetPlace, clients: TargetClients): Promise<Target> {
  return rowOf(place.surface).reach(place.surface.target, place, clients);
}

/** The addresses of single deploys of a surface on a tier. */
export function ownAddressOf(place: TargetPlace, clients: TargetClients): OwnAddress {
  return rowOf(place.surface).ownAddress(place.surface.target, place, clients);
}
