import type { NetlifyTarget } from '../../registry/schema/surface';
import { netlifyTarget } from './netlify';
import { deployAddress, findSite } from './netlify-site';
import type { TargetRow } from './row';

/** Sites of Netlify. A receipt names the live address only, so that a deploy's own one is asked for. */
export const NETLIFY_ROW: TargetRow<NetlifyTarget> = {
  reach: async (_target, { registry, surface, tier }, { netlify, patience = {} }) => {
    const client = netlify();
    return netlifyTarget(client, {
      surface: surface.id,
      tier: tier.id,
      formerly: { surface: surface.formerly, tier: tier.formerly },
      site: await findSite(client, { registry, surface, tier }),
      patience,
    });
  },
  ownAddress:
    (_target, _place, { netlify }) =>
    (deployId) =>
      deployAddress(netlify(), deployId),
};
