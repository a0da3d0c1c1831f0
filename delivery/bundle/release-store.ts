import { couldNotAsk, type GithubClient, statusOf } from '../../live/github-client';
import { UserError } from '../../registry/user-error';
import { MAX_BUNDLE_BYTES } from './contents';
import { type Asset, findAsset, findRelease, type Release, type ReleasePlace, tagOf } from './release-assets';
import type { BundleStore } from './store';

/**
 * A store with one prerelease for each surface and commit, and one asset for each file (docs/evidence.md). It is a
 * draft until `publish`: an immutable release accepts no added, replaced or deleted asset
 * (https://docs.github.com/en/code-security/concepts/supply-chain-security/immutable-releases). A killed job's draft is
 * continued. Only a token that may write sees a draft, so readers find published bundles only.
 */
export function releaseStore(client: GithubClient, at: ReleasePlace): BundleStore {
  const { owner, repo, commit, surface } = at;
  const tag = tagOf(at);
  const place = `${owner}/${repo}, release ${tag}`;
  const there = { owner, repo };

  // Another job may have created one meanwhile: all continue with the first.
  async function makeDraft(): Promise<Release> {
    try {
      const { data } = await client.request('POST /repos/{owner}/{repo}/releases', {
        ...there,
        tag_name: tag,
        target_commitish: commit,
        name: `Bundles of ${surface} at ${commit}`,
        prerelease: true,
        draft: true,
      });
      return (await findRelease(client, at)) ?? data;
    } catch (error) {
      if (error instanceof UserError) throw error;
      // Another job published one meanwhile.
      const other = statusOf(error) === 422 ? await findRelease(client, at) : undefined;
      if (other) return other;
      throw couldNotAsk(error, 'make the release', place);
    }
  }

  async function download({ id, name, size }: Asset): Promise<Buffer> {
    const tooLarge = { place: `${place}, ${name}`, allowed: `${MAX_BUNDLE_BYTES} bytes` };
    if (size > MAX_BUNDLE_BYTES) throw new UserError('the container is too large', tooLarge);
    try {
      const { data } = await client.request('GET /repos/{owner}/{repo}/releases/assets/{asset_id}', {
        ...there,
        asset_id: id,
        headers: { accept: 'application/octet-stream' },
      });
      // For bytes the answer is not an asset's description, despite the types.
      const bytes: unknown = data;
      if (bytes instanceof ArrayBuffer && bytes.byteLength === size) return Buffer.from(bytes);
    } catch (error) {
      throw couldNotAsk(error, 'download the asset', `${place}, ${name}`);
    }
    throw new UserError('the download of the asset is incomplete', { place: `${place}, ${name}`, exitCode: 3 });
  }

  // GitHub: an interrupted upload may leave an empty asset in the state "starter", which can safely be deleted
  // (https://docs.github.com/en/rest/releases/assets#upload-a-release-asset). Anything else is never deleted.
  async function clearBroken({ id, name, state, size }: Asset): Promise<void> {
    if (state !== 'starter') {
      throw new UserError(`the asset is ${state}, ${size} bytes`, { place: `${place}, ${name}`, exitCode: 3 });
    }
    try {
      await client.request('DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}', { ...there, asset_id: id });
    } catch (error) {
      throw couldNotAsk(error, 'delete the interrupted upload', `${place}, ${name}`);
    }
  }

  async function upload(release: Release, name: string, file: Buffer): Promise<'kept' | 'taken'> {
    const url = `${release.upload_url.replace(/\{.*\}$/, '')}?name=${encodeURIComponent(name)}`;
    const type = name.endsWith('.json') ? 'application/json' : 'application/gzip';
    try {
      await client.request({ method: 'POST', url, data: file, headers: { 'content-type': type } });
      return 'kept';
    } catch (error) {
      const taken = statusOf(error) === 422 ? await findAsset(client, at, release, name) : undefined;
      if (taken?.state === 'uploaded') return 'taken';
      throw couldNotAsk(error, 'upload the asset', `${place}, ${name}`);
    }
  }

  return {
    get: async (name) => {
      const release = await findRelease(client, at);
      const asset = release && (await findAsset(client, at, release, name));
      return asset?.state === 'uploaded' ? download(asset) : undefined;
    },
    put: async (name, file) => {
      const release = (await findRelease(client, at)) ?? (await makeDraft());
      const asset = await findAsset(client, at, release, name);
      if (asset?.state === 'uploaded') return 'taken';
      if (!release.draft) {
        throw new UserError(`the release is already published, without ${name}`, {
          place,
          allowed: 'the existing bundle: a surface is built once for each commit. Another build needs another commit',
          exitCode: 1,
        });
      }
      if (asset) await clearBroken(asset);
      return upload(release, name, file);
    },
    publish: async () => {
      const release = await findRelease(client, at);
      if (release === undefined) {
        throw new UserError('there is no release to publish', {
          place,
          allowed: 'a release with a bundle',
          exitCode: 3,
        });
      }
      if (!release.draft) return;
      try {
        await client.request('PATCH /repos/{owner}/{repo}/releases/{release_id}', {
          ...there,
          release_id: release.id,
          draft: false,
          prerelease: true,
          make_latest: 'false',
        });
      } catch (error) {
        const other = statusOf(error) === 422 ? await findRelease(client, at) : undefined;
        if (other?.draft !== false) throw couldNotAsk(error, 'publish the release', place);
      }
    },
  };
}
