import { z } from 'zod';
import { couldNotAsk, type GithubClient, statusOf } from '../../live/github-client';
import { UserError } from '../../registry/user-error';
import { MAX_BUNDLE_BYTES } from './contents';
import type { BundleStore } from './store';

/** Where a store of release assets is: one prerelease of one repository for each commit. */
export interface ReleasePlace {
  readonly owner: string;
  readonly repo: string;
  /** The full id of the commit whose bundles they are. */
  readonly commit: string;
}

const Release = z.object({ id: z.int(), prerelease: z.boolean(), upload_url: z.url() });
type Release = z.infer<typeof Release>;
const Asset = z.object({ id: z.int(), name: z.string(), size: z.int(), state: z.string() });
type Asset = z.infer<typeof Asset>;

const PAGE = 100;

/** A store that is a repository's prerelease `causeway/<commit>`, with one asset for each file (docs/evidence.md). */
export function releaseStore(client: GithubClient, { owner, repo, commit }: ReleasePlace): BundleStore {
  const tag = `causeway/${commit}`;
  const place = `${owner}/${repo}, release ${tag}`;
  const there = { owner, repo };

  // GitHub answers 404 to those who may not look, too: only who sees the repository knows that a release is not there.
  async function findRelease(): Promise<Release | undefined> {
    try {
      const { data } = await client.request('GET /repos/{owner}/{repo}/releases/tags/{tag}', { ...there, tag });
      return Release.parse(data);
    } catch (error) {
      if (statusOf(error) !== 404) throw couldNotAsk(error, 'read the release', place);
    }
    try {
      await client.request('GET /repos/{owner}/{repo}', there);
    } catch (error) {
      throw couldNotAsk(error, 'see the repository', `${owner}/${repo}`);
    }
    return undefined;
  }

  async function createRelease(): Promise<Release> {
    const name = `Bundles of ${commit}`;
    const options = { target_commitish: commit, prerelease: true, make_latest: 'false' } as const;
    try {
      const { data } = await client.request('POST /repos/{owner}/{repo}/releases', {
        ...{ ...there, ...options },
        ...{ tag_name: tag, name },
      });
      return Release.parse(data);
    } catch (error) {
      // Another job was quicker; its release is as good.
      const other = statusOf(error) === 422 ? await findRelease() : undefined;
      if (other) return other;
      throw couldNotAsk(error, 'make the release', place);
    }
  }

  async function findAsset({ id }: Release, name: string): Promise<Asset | undefined> {
    for (let page = 1; ; page += 1) {
      const paging = { ...there, release_id: id, per_page: PAGE, page };
      try {
        const path = 'GET /repos/{owner}/{repo}/releases/{release_id}/assets';
        const assets = z.array(Asset).parse((await client.request(path, paging)).data);
        const found = assets.find((asset) => asset.name === name);
        if (found || assets.length < PAGE) return found;
      } catch (error) {
        throw couldNotAsk(error, 'list the assets', place);
      }
    }
  }

  async function download({ id, name, size }: Asset): Promise<Buffer> {
    const tooLarge = { place: `${place}, ${name}`, allowed: `${MAX_BUNDLE_BYTES} bytes` };
    if (size > MAX_BUNDLE_BYTES) throw new UserError('the container is too large', tooLarge);
    try {
      const { data } = await client.request('GET /repos/{owner}/{repo}/releases/assets/{asset_id}', {
        ...{ ...there, asset_id: id },
        headers: { accept: 'application/octet-stream' },
      });
      // As bytes the answer is no asset's description any more, whatever the types say.
      const bytes: unknown = data;
      if (bytes instanceof ArrayBuffer && bytes.byteLength === size) return Buffer.from(bytes);
    } catch (error) {
      throw couldNotAsk(error, 'download the asset', `${place}, ${name}`);
    }
    throw new UserError('the asset came cut off', { place: `${place}, ${name}`, exitCode: 3 });
  }

  return {
    get: async (name) => {
      const release = await findRelease();
      const asset = release && (await findAsset(release, name));
      // An upload that broke off leaves an asset that is no file yet.
      return asset?.state === 'uploaded' ? download(asset) : undefined;
    },
    put: async (name, file) => {
      const release = (await findRelease()) ?? (await createRelease());
      const url = `${release.upload_url.replace(/\{.*\}$/, '')}?name=${encodeURIComponent(name)}`;
      const type = name.endsWith('.json') ? 'application/json' : 'application/gzip';
      try {
        await client.request({ method: 'POST', url, data: file, headers: { 'content-type': type } });
        return 'kept';
      } catch (error) {
        const taken = statusOf(error) === 422 ? await findAsset(release, name) : undefined;
        if (taken?.state === 'uploaded') return 'taken';
        throw couldNotAsk(error, 'upload the asset', `${place}, ${name}`);
      }
    },
  };
}
