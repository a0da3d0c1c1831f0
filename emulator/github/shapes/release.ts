import { createHash } from 'node:crypto';
import { accountOf } from '../actor';
import { apiBase, type GithubExchange, pageUrl, repositoryUrl } from '../lookup';
import type { GithubAsset, GithubRelease } from '../state/releases';
import type { GithubRepository } from '../world';
import { nodeId } from './account';

/** `release-asset`. */
export function assetShape(
  exchange: GithubExchange,
  repository: GithubRepository,
  release: GithubRelease,
  asset: GithubAsset,
): object {
  const bytes = Buffer.from(asset.data, 'base64');
  const { id, name, label, contentType, createdAt } = asset;
  const page = `${pageUrl(exchange, repository)}/releases/download/${release.tagName}/${encodeURIComponent(name)}`;
  return {
    url: `${repositoryUrl(exchange, repository)}/releases/assets/${id}`,
    browser_download_url: page,
    id,
    name,
    node_id: nodeId('RA', id),
    label,
    state: asset.isBroken ? 'starter' : 'uploaded',
    content_type: contentType,
    size: bytes.length,
    digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    download_count: asset.downloads,
    created_at: createdAt,
    updated_at: createdAt,
    uploader: accountOf(apiBase(exchange), exchange.world, asset.uploader),
  };
}

/** `release`. Uploads go to the same host below `/_uploads`; GitHub uses `uploads.github.com`. */
export function releaseShape(exchange: GithubExchange, repository: GithubRepository, release: GithubRelease): object {
  const { id, tagName } = release;
  const base = apiBase(exchange);
  const url = `${repositoryUrl(exchange, repository)}/releases/${id}`;
  const page = pageUrl(exchange, repository);
  const uploads = `${base.replace(/\/api\/v3$/, '')}/_uploads/repos/${url.split('/repos/')[1] ?? ''}`;
  return {
    url,
    id,
    node_id: nodeId('RE', id),
    assets_url: `${url}/assets`,
    tag_name: tagName,
    html_url: `${page}/releases/tag/${tagName}`,
    upload_url: `${uploads}/assets{?name,label}`,
    tarball_url: release.draft ? null : `${base}/tarball/${tagName}`,
    zipball_url: release.draft ? null : `${base}/zipball/${tagName}`,
    target_commitish: release.targetCommitish,
    name: release.name,
    body: release.body,
    draft: release.draft,
    prerelease: release.prerelease,
    immutable: release.immutable,
    created_at: release.createdAt,
    published_at: release.publishedAt,
    author: accountOf(base, exchange.world, release.author),
    assets: Object.values(release.assets).map((asset) => assetShape(exchange, repository, release, asset)),
  };
}
