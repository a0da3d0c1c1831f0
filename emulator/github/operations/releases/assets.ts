import { createHash } from 'node:crypto';
import { ApiError, type DoorReply, type DoorRequest, type Reply } from '../../../core/exchange';
import { loginOf } from '../../actor';
import { errorBody, notFound } from '../../errors';
import { apiBase, type GithubExchange, queryText, repositoryOf, writableOf } from '../../lookup';
import { requireOpenAssets } from '../../rules/immutable';
import { assetShape } from '../../shapes/release';
import type { GithubAsset, GithubRelease } from '../../state/releases';
import { page } from '../../transport/pagination';
import { type GithubRepository, type GithubWorld, takeId } from '../../world';
import { releaseOf } from './releases';

interface Found {
  readonly repository: GithubRepository;
  readonly release: GithubRelease;
  readonly asset: GithubAsset;
}

function assetIn(repository: GithubRepository, id: string): Found | undefined {
  for (const release of Object.values(repository.releases)) {
    const asset = release.assets[id];
    if (asset !== undefined) return { repository, release, asset };
  }
  return undefined;
}

function assetOf(exchange: GithubExchange): Found {
  const found = assetIn(repositoryOf(exchange), exchange.params['asset_id'] ?? '');
  if (found === undefined) throw notFound();
  return found;
}

/** The name that GitHub stores: other than plain characters become dots. */
function storedName(name: string): string {
  return name.replace(/[^A-Za-z0-9._+@-]+/g, '.').replace(/^\.+/, 'default.');
}

/** POST at the uploads' host: bytes with their type. An existing name is refused with 422 `already_exists`. */
export function uploadAsset(exchange: GithubExchange): Reply {
  const repository = writableOf(exchange);
  const release = releaseOf(exchange);
  requireOpenAssets(release, 'upload assets to');
  const name = storedName(queryText(exchange, 'name') ?? '');
  const bytes = Buffer.isBuffer(exchange.body) ? exchange.body : Buffer.alloc(0);
  if (bytes.length === 0) throw new ApiError(400, errorBody(400, 'Bad Content-Length: 0'));
  if (Object.values(release.assets).some((one) => one.name === name)) {
    const errors = [{ resource: 'ReleaseAsset', code: 'already_exists', field: 'name' }];
    throw new ApiError(422, {
      message: 'Validation Failed',
      errors,
      documentation_url: 'https://docs.github.com/rest',
    });
  }
  const asset: GithubAsset = {
    id: takeId(exchange.world),
    name,
    label: queryText(exchange, 'label') ?? null,
    downloads: 0,
    contentType: exchange.headers['content-type'] ?? '',
    data: bytes.toString('base64'),
    uploader: loginOf(exchange),
    createdAt: exchange.now(),
  };
  release.assets[asset.id] = asset;
  return { status: 201, body: assetShape(exchange, repository, release, asset) };
}

/** GET the assets of a release. */
export function listAssets(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const release = releaseOf(exchange);
  return page(exchange, Object.values(release.assets), (some) =>
    some.map((asset) => assetShape(exchange, repository, release, asset)),
  );
}

function signatureOf(id: string): string {
  return createHash('sha256').update(`download of asset ${id}`).digest('hex').slice(0, 32);
}

/** GET: the asset's data, or with `Accept: application/octet-stream` a redirect to its bytes. */
export function getAsset(exchange: GithubExchange): Reply {
  const { repository, release, asset } = assetOf(exchange);
  if (!(exchange.headers['accept'] ?? '').includes('application/octet-stream'))
    return { status: 200, body: assetShape(exchange, repository, release, asset) };
  asset.downloads += 1;
  const host = apiBase(exchange).replace(/\/api\/v3$/, '');
  const location = `${host}/_downloads/assets/${repository.id}/${asset.id}?sig=${signatureOf(String(asset.id))}`;
  return { status: 302, headers: { location } };
}

/** DELETE. */
export function deleteAsset(exchange: GithubExchange): Reply {
  writableOf(exchange);
  const { release, asset } = assetOf(exchange);
  requireOpenAssets(release, 'delete assets of');
  delete release.assets[asset.id];
  return { status: 204 };
}

/** The bytes behind a redirect. The signed address is the permission. Undefined for another path. */
export function assetDoor({ world, path, query, method }: DoorRequest<GithubWorld>): DoorReply | undefined {
  const [, repositoryId, id = ''] = /^\/_downloads\/assets\/(\d+)\/(\d+)$/.exec(path) ?? [];
  if (repositoryId === undefined || method !== 'GET') return undefined;
  const repository = Object.values(world.repositories).find((one) => String(one.id) === repositoryId);
  const found = repository === undefined ? undefined : assetIn(repository, id);
  if (found === undefined) return { status: 404, body: errorBody(404, 'Not Found') };
  if (query['sig'] !== signatureOf(id)) return { status: 403, body: errorBody(403, 'The signature does not match') };
  const headers = { 'content-type': 'application/octet-stream' };
  return { status: 200, body: Buffer.from(found.asset.data, 'base64'), headers };
}
