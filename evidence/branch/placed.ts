import type { PresentIds } from '../statement/present-ids';

/** The parts of a path of the evidence branch: `evidence/<commit>/<surface>/<tier>/<name>`. */
export interface Placed {
  readonly commit: string;
  readonly surface: string;
  readonly tier: string;
  readonly name: string;
}

/**
 * The parts of a path, with the present ids of surface and tier. A file stays where its statement put it when it was
 * signed, also after a surface or tier gets another id.
 */
export function placedAt(path: string, ids: PresentIds | undefined): Placed {
  const [, commit = '', surface = '', tier = '', name = ''] = path.split('/');
  return { commit, surface: ids?.surfaces.get(surface) ?? surface, tier: ids?.tiers.get(tier) ?? tier, name };
}
