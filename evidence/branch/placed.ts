import type { PresentIds } from '../statement/present-ids';

/** What a path of the evidence branch says: `evidence/<commit>/<surface>/<tier>/<name>`. */
export interface Placed {
  readonly commit: string;
  readonly surface: string;
  readonly tier: string;
  readonly name: string;
}

/**
 * What a path says, with the ids that surface and tier have now. A file lies where its statement put it when it was signed,
 * and stays there when a surface or tier gets another id.
 */
export function placedAt(path: string, ids: PresentIds | undefined): Placed {
  const [, commit = '', surface = '', tier = '', name = ''] = path.split('/');
  return { commit, surface: ids?.surfaces.get(surface) ?? surface, tier: ids?.tiers.get(tier) ?? tier, name };
}
