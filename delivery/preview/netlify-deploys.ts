import { setTimeout as pause } from 'node:timers/promises';
import { canonicalDigest } from '../../registry/digest';
import type { Surface } from '../../registry/schema/surface';
import { UserError } from '../../registry/user-error';
import type { VerifiedBundle } from '../bundle/contents';
import type { NetlifyClient } from '../targets/netlify-client';
import { NetlifyDeploy, type NetlifySite, readList } from '../targets/netlify-site';
import { deployFiles, netlifyUploads, type StatePatience } from '../targets/netlify-upload';
import { type SmokeResult, smoke } from '../targets/smoke';
import type { Marker } from '../targets/target';

/** One pull request's preview of one surface, on a site of the first tier. */
export interface PreviewPlace {
  readonly client: NetlifyClient;
  readonly site: NetlifySite;
  readonly surface: Surface;
  readonly pull: number;
  readonly patience?: StatePatience;
}

/** A live preview, and its answer. */
export interface PreviewDeploy {
  readonly deployId: string;
  readonly url: string;
  readonly marker: Marker;
  readonly smoke: SmokeResult;
}

/** The name of a pull request's deploys at Netlify; a separate branch name gives them their own alias. */
export function previewAlias(pull: number): string {
  return `pr-${pull}`;
}

function titleOf(pull: number, bundle: string): string {
  return `causeway preview ${previewAlias(pull)} ${bundle}`;
}

// The same request as for a release, as a draft of the pull request's own branch.
function aliased(client: NetlifyClient, alias: string): NetlifyClient {
  return (request) => {
    const isCreation = request.method === 'POST' && /^\/sites\/[^/]+\/deploys\?/.test(request.path);
    if (!isCreation || Buffer.isBuffer(request.body)) return client(request);
    return client({ ...request, body: { ...request.body, branch: alias } });
  };
}

/** A marker that cannot be mistaken for a tier's: its tier is the preview, and its ticket was never signed. */
function markerOf(surface: string, pull: number, bundleDigest: string): Marker {
  const tier = `preview-${pull}`;
  return { surface, tier, bundleDigest, ticketId: canonicalDigest({ preview: pull, surface, bundleDigest }) };
}

const TRIES = 3;
const BETWEEN_TRIES = 2000;

/**
 * Publishes a bundle as a draft under the pull request's alias and asks it. The same bundle again is the same deploy.
 * Rejects with UserError: exit 1 when Netlify refused, or the bundle belongs to another surface, 3 when it could not be
 * asked.
 */
export async function previewUp(
  { client, site, surface, pull, patience = {} }: PreviewPlace,
  bundle: VerifiedBundle,
): Promise<PreviewDeploy> {
  if (bundle.manifest.surface !== surface.id) {
    const message = `the bundle is one of ${bundle.manifest.surface}`;
    throw new UserError(message, { place: '--bundle', allowed: `a bundle of ${surface.id}`, exitCode: 1 });
  }
  const marker = markerOf(surface.id, pull, bundle.digest);
  const uploads = netlifyUploads(aliased(client, previewAlias(pull)), site.id, patience);
  const deploy = await uploads.draft(titleOf(pull, bundle.digest), deployFiles(bundle, marker));
  const url = deploy.deploy_ssl_url?.replace(/\/+$/, '');
  if (!url) throw new UserError('Netlify gives no address of the deploy', { place: deploy.id, exitCode: 3 });
  const { sleep = pause } = patience;
  const ask = () => smoke({ url, health: surface.health, marker });
  let answer = await ask();
  // A new deploy may take a moment to be served everywhere; only its first answers are repeated.
  for (let attempt = 1; !answer.ok && attempt < TRIES; attempt += 1) {
    await sleep(BETWEEN_TRIES);
    answer = await ask();
  }
  return { deployId: deploy.id, url, marker, smoke: answer };
}

/** The remaining deploys of a pull request. Never the published one, even if its name matches. */
export async function previewDeploys({ client, site, pull }: PreviewPlace): Promise<readonly NetlifyDeploy[]> {
  const path = `/sites/${encodeURIComponent(site.id)}/deploys?branch=${previewAlias(pull)}`;
  const all = await readList(client, path, { schema: NetlifyDeploy, doing: 'list the deploys' });
  const title = titleOf(pull, '');
  return all.filter((deploy) => deploy.title?.startsWith(title) && deploy.id !== site.published_deploy?.id);
}
