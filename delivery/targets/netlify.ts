import { isIdOf } from '../../registry/former-ids';
import { UserError } from '../../registry/user-error';
import { readMarker } from './marker';
import type { NetlifyClient } from './netlify-client';
import { codeOf } from './netlify-code';
import { deployFileList, fileDigests, filesDigest, publishedFileList } from './netlify-files';
import { servedRulesRefusal } from './netlify-served-rules';
import { deployAddress, NetlifyDeploy, NetlifySite, readAnswer } from './netlify-site';
import { deployFiles, netlifyUploads, type StatePatience } from './netlify-upload';
import type { Deploy, Deployed, Place, Restorability, Target } from './target';

/** The place of a Netlify target. */
export interface NetlifyPlace extends Place {
  /** The site as `findSite` returned it. */
  readonly site: NetlifySite;
  /** The former ids of surface and tier. */
  readonly formerly?: {
    readonly surface?: readonly string[] | undefined;
    readonly tier?: readonly string[] | undefined;
  };
  readonly patience?: StatePatience;
}

function address(url: string | null | undefined, what: string): string {
  if (url && URL.canParse(url)) return url.replace(/\/+$/, '');
  throw new UserError(`Netlify gives no address of ${what}`, { place: 'Netlify', exitCode: 3 });
}

function deployOf({ id, deploy_ssl_url: own }: NetlifyDeploy): Deploy {
  return { deployId: id, url: address(own, `the deploy ${id}`) };
}

/**
 * A Netlify site as a target. A bundle's tree is uploaded as a draft, by file digests; Netlify's "restore" publishes
 * that draft. The site stays locked to it, so no build of a linked repository replaces it. Anyone with the tier's token
 * can make deploys of any title and marker: only the digests of a deploy's files identify it.
 */
export function netlifyTarget(
  client: NetlifyClient,
  { site, surface, tier, formerly, patience }: NetlifyPlace,
): Target {
  const path = `/sites/${encodeURIComponent(site.id)}`;
  const uploads = netlifyUploads(client, site.id, patience);
  // A site lists its first host name; a deploy lists the address under which the site is served.
  let live = address(site.published_deploy?.ssl_url ?? site.ssl_url, 'the site');

  async function current(): Promise<NetlifyDeploy | undefined> {
    const answer = await client({ method: 'GET', path, doing: 'read the site' });
    return readAnswer(NetlifySite, answer, `the site ${site.id}`).published_deploy ?? undefined;
  }

  // Netlify publishes a ready deploy, draft or old, by "restoring" it; repeating it changes nothing.
  async function publish({ deployId }: Deploy): Promise<void> {
    const id = encodeURIComponent(deployId);
    if ((await current())?.id !== deployId) {
      const answer = await client({
        method: 'POST',
        path: `${path}/deploys/${id}/restore`,
        doing: 'publish the deploy',
      });
      readAnswer(NetlifyDeploy, answer, `the deploy ${deployId}`);
    }
    const lock = await client({ method: 'POST', path: `/deploys/${id}/lock`, doing: 'lock the published deploy' });
    readAnswer(NetlifyDeploy, lock, `the deploy ${deployId}`);
    const published = await current();
    if (published?.id === deployId && published.locked === true) return;
    const message =
      published?.id === deployId ? 'the site is not locked to it' : 'another deploy was published meanwhile';
    throw new UserError(`the deploy was published, but ${message}`, { place: `site ${site.name}`, exitCode: 1 });
  }

  /**
   * The reason why a deploy does not consist of its receipt's files. Where Netlify lists only published files, they are
   * compared after publishing.
   */
  async function otherFiles({ deployId, files }: Deployed): Promise<Restorability | undefined> {
    if (files === undefined) {
      return { status: 'unverified', reason: `the receipt of the deploy ${deployId} does not list its files` };
    }
    const found = await deployFileList(client, deployId);
    if (found === undefined || filesDigest(found) === files) return undefined;
    return { status: 'gone', reason: `the deploy ${deployId} has different files from those in its receipt` };
  }

  async function restorable(deployed: Deployed): Promise<Restorability> {
    const { deployId } = deployed;
    try {
      const request = { method: 'GET', path: `${path}/deploys/${encodeURIComponent(deployId)}` } as const;
      const answer = await client({ ...request, doing: 'read the deploy' });
      if (answer.state === 'absent') return { status: 'gone', reason: `Netlify no longer has the deploy ${deployId}` };
      const deploy = readAnswer(NetlifyDeploy, answer, `the deploy ${deployId}`);
      if (deploy.state !== 'ready') return { status: 'gone', reason: `the deploy ${deployId} is ${deploy.state}` };
      if (codeOf(deploy) === 'some') return { status: 'gone', reason: `the deploy ${deployId} has functions` };
      const other = await otherFiles(deployed);
      if (other) return other;
      // Netlify keeps the entry of a deploy whose files it may have deleted; only a served deploy exists.
      const found = await readMarker(deployOf(deploy).url);
      if (!found.ok)
        return { status: 'unverified', reason: `the deploy ${deployId} at its own address: ${found.reason}` };
      const { marker } = found;
      // A deploy keeps the ids that its surface and tier had when it was made.
      const isHere = isIdOf({ id: surface, formerly: formerly?.surface }, marker.surface);
      if (isHere && isIdOf({ id: tier, formerly: formerly?.tier }, marker.tier)) return { status: 'restorable' };
      return { status: 'gone', reason: `the deploy ${deployId} is of ${found.marker.surface} on ${found.marker.tier}` };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return { status: 'unverified', reason: error.message };
    }
  }

  return {
    provider: 'netlify',
    siteId: site.id,
    addressOf: (deployId) => deployAddress(client, deployId),
    get liveUrl() {
      return live;
    },
    stage: async (bundle, marker) => {
      const staged = await uploads.draft(`causeway ${marker.ticketId}`, deployFiles(bundle, marker));
      live = address(staged.ssl_url, 'the site');
      return deployOf(staged);
    },
    publish,
    published: async () => {
      const found = await current();
      return found && deployOf(found);
    },
    filesDigest: (bundle, marker) => filesDigest(fileDigests(deployFiles(bundle, marker))),
    filesRefusal: async (files, { isForeign } = { isForeign: false }) => {
      if (files === undefined) return 'its receipt does not list its files';
      const found = filesDigest(await publishedFileList(client, site.id));
      if (found !== files) return 'Netlify serves different files from those of the release';
      const deploy = await current();
      const code = deploy === undefined ? 'unknown' : codeOf(await uploads.read(deploy.id));
      if (code === 'some') return 'Netlify runs functions beside the files of the release';
      return code === 'unknown' && isForeign ? 'Netlify does not tell whether it has functions' : undefined;
    },
    rulesRefusal: servedRulesRefusal,
    restorable,
    restore: async ({ deployId }) => {
      const deploy = await uploads.read(deployId);
      await publish({ deployId, url: '' });
      live = address(deploy.ssl_url, 'the site');
      return deployOf(deploy);
    },
  };
}
