import { UserError } from '../../registry/user-error';
import type { NetlifyClient } from '../targets/netlify-client';
import { NetlifyDeploy, readAnswer } from '../targets/netlify-site';

/** The address of one deploy alone; undefined where a provider has none. Rejects with UserError (exit 3) when it cannot be told. */
export type OwnAddress = (deployId: string) => Promise<string | undefined>;

/** Where there are no addresses but the live one. */
export const noOwnAddress: OwnAddress = async () => undefined;

/** The addresses of a Netlify site's deploys: a receipt names the live one only. */
export function netlifyAddresses(client: () => NetlifyClient): OwnAddress {
  return async (deployId) => {
    const path = `/deploys/${encodeURIComponent(deployId)}`;
    const answer = await client()({ method: 'GET', path, doing: 'read the deploy' });
    const { deploy_ssl_url: url } = readAnswer(NetlifyDeploy, answer, `the deploy ${deployId}`);
    if (url && URL.canParse(url)) return url.replace(/\/+$/, '');
    throw new UserError(`Netlify gives no address of the deploy ${deployId}`, { place: 'Netlify', exitCode: 3 });
  };
}
