import { createHash } from 'node:crypto';
import { ApiError, type DoorReply, type DoorRequest, type Reply } from '../../../core/exchange';
import { errorBody, notFound } from '../../errors';
import { type GithubExchange, queryText, repositoryOf, repositoryUrl } from '../../lookup';
import { nodeId } from '../../shapes/account';
import type { GithubArtifact } from '../../state/actions';
import { page } from '../../transport/pagination';
import type { GithubRepository, GithubWorld } from '../../world';
import { runOf } from './runs';

function shape(exchange: GithubExchange, repository: GithubRepository, artifact: GithubArtifact): object {
  const { id, name, data, expired, createdAt, expiresAt, runId } = artifact;
  const bytes = Buffer.from(data, 'base64');
  const url = `${repositoryUrl(exchange, repository)}/actions/artifacts/${id}`;
  const run = repository.runs[runId];
  return {
    id,
    node_id: nodeId('A', id),
    name,
    size_in_bytes: bytes.length,
    url,
    archive_download_url: `${url}/zip`,
    expired,
    created_at: createdAt,
    expires_at: expiresAt,
    updated_at: createdAt,
    digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    workflow_run: {
      id: runId,
      repository_id: repository.id,
      head_repository_id: repository.id,
      ...(run === undefined ? {} : { head_branch: run.headBranch, head_sha: run.headSha }),
    },
  };
}

function listed(exchange: GithubExchange, only: (artifact: GithubArtifact) => boolean): Reply {
  const repository = repositoryOf(exchange);
  const name = queryText(exchange, 'name');
  const found = Object.values(repository.artifacts)
    .filter((one) => only(one) && (name === undefined || one.name === name))
    .reverse();
  return page(exchange, found, (some, total) => ({
    total_count: total,
    artifacts: some.map((one) => shape(exchange, repository, one)),
  }));
}

/** GET the repository's, newest first. */
export function listArtifacts(exchange: GithubExchange): Reply {
  return listed(exchange, () => true);
}

/** GET a run's. */
export function listRunArtifacts(exchange: GithubExchange): Reply {
  const { id } = runOf(exchange);
  return listed(exchange, ({ runId }) => runId === id);
}

function artifactOf(exchange: GithubExchange): GithubArtifact {
  const found = repositoryOf(exchange).artifacts[exchange.params['artifact_id'] ?? ''];
  if (found === undefined) throw notFound();
  return found;
}

/** GET one. */
export function getArtifact(exchange: GithubExchange): Reply {
  return { status: 200, body: shape(exchange, repositoryOf(exchange), artifactOf(exchange)) };
}

function signatureOf(id: string): string {
  return createHash('sha256').update(`download of artifact ${id}`).digest('hex').slice(0, 32);
}

/** GET its zip, by a redirect; 410 for an expired one. */
export function downloadArtifact(exchange: GithubExchange): Reply {
  const { id, expired } = artifactOf(exchange);
  if (exchange.params['archive_format'] !== 'zip') throw notFound();
  if (expired) throw new ApiError(410, errorBody(410, 'Artifact has expired'));
  const host = exchange.base.replace(/\/api\/v3$/, '');
  const repository = repositoryOf(exchange).id;
  const location = `${host}/_downloads/artifacts/${repository}/${id}?sig=${signatureOf(String(id))}`;
  return { status: 302, headers: { location } };
}

/** The bytes behind a redirect. Undefined for another path. */
export function artifactDoor({ world, path, query, method }: DoorRequest<GithubWorld>): DoorReply | undefined {
  const [, repositoryId, id = ''] = /^\/_downloads\/artifacts\/(\d+)\/(\d+)$/.exec(path) ?? [];
  if (repositoryId === undefined || method !== 'GET') return undefined;
  const repository = Object.values(world.repositories).find((one) => String(one.id) === repositoryId);
  const found = repository?.artifacts[id];
  if (found === undefined || found.expired) return { status: 404, body: errorBody(404, 'Not Found') };
  if (query['sig'] !== signatureOf(id)) return { status: 403, body: errorBody(403, 'The signature does not match') };
  return { status: 200, body: Buffer.from(found.data, 'base64'), headers: { 'content-type': 'application/zip' } };
}
