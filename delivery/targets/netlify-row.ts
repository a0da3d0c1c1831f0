import type { NetlifyTarget } from '../../registry/schema/surface';
import { UserError } from '../../registry/user-error';
import { netlifyTarget } from './netlify';
import { findSite, NetlifyDeploy, readAnswer } from './netlify-site';
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
    async (deployId) => {
      const path = `/deploys/${encodeURIComponent(deployId)}`;
      const answer = await netlify()({ method: 'GET', path, doing: 'read the deploy' });
      const { deploy_ssl_url: url } = readAnswer(NetlifyDeploy, answer, `the deploy ${deployId}`);
      if (url && URL.canParse(url)) return url.replace(/\/+$/, '');
      throw new UserError(`Netlify gives no address of the deploy ${deployId}`, { place: 'Netlify', exitCode: 3 });
    },
};
