import type { Reply } from '../../../core/exchange';
import { ApiError } from '../../../core/exchange';
import { loginOf, noreplyOf } from '../../actor';
import { errorBody, notFound, unprocessable } from '../../errors';
import { findCommit, type GitPerson, writeCommit } from '../../git/commit';
import { findObject, type GitKind, putObject } from '../../git/objects';
import { resolveCommit } from '../../git/refs';
import { changeTree, kindOf, readTree, type TreeChange, walkTree } from '../../git/tree';
import { type GithubExchange, repositoryOf, repositoryUrl, writableOf } from '../../lookup';
import { nodeId } from '../../shapes/account';
import { gitCommit } from '../../shapes/commit';
import type { GithubRepository } from '../../world';

const mostEntries = 100_000;
/** GitHub reads blobs up to 100 MB. */
const mostBlobBytes = 100 * 1024 * 1024;

/** The person of a new commit, with defaults from the caller. */
export function personOf(exchange: GithubExchange, given: Partial<GitPerson> | undefined): GitPerson {
  const login = loginOf(exchange);
  const date = given?.date ?? exchange.now();
  return {
    name: given?.name ?? login,
    email: given?.email ?? noreplyOf(exchange.world, login),
    date: `${new Date(Math.floor(Date.parse(date) / 1000) * 1000).toISOString().slice(0, 19)}Z`,
  };
}

/** GET a commit in git's form. */
export function getGitCommit(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const sha = exchange.params['commit_sha'] ?? '';
  if (findCommit(repository.git.objects, sha) === undefined) throw notFound();
  return { status: 200, body: gitCommit(exchange, repository, sha) };
}

/** POST a commit without a branch. 422 for a tree or parent that does not exist. */
export function createGitCommit(exchange: GithubExchange): Reply {
  const repository = writableOf(exchange);
  const { objects } = repository.git;
  const body = exchange.body as {
    readonly message: string;
    readonly tree: string;
    readonly parents?: readonly string[];
    readonly author?: Partial<GitPerson>;
    readonly committer?: Partial<GitPerson>;
  };
  const parents = [...(body.parents ?? [])];
  if (objects[body.tree]?.kind !== 'tree') throw unprocessable('Tree SHA does not exist');
  if (parents.some((sha) => objects[sha]?.kind !== 'commit'))
    throw unprocessable('Parent SHA does not exist or is not a commit object');
  const author = personOf(exchange, body.author);
  const committer = body.committer === undefined ? author : personOf(exchange, body.committer);
  const sha = writeCommit(objects, { tree: body.tree, parents, author, committer, message: body.message });
  return { status: 201, body: gitCommit(exchange, repository, sha) };
}

function treeShape(exchange: GithubExchange, repository: GithubRepository, sha: string, recursive: boolean): object {
  const { objects } = repository.git;
  const url = `${repositoryUrl(exchange, repository)}/git`;
  const entries = recursive
    ? walkTree(objects, sha, true)
    : readTree(objects, sha).map((entry) => ({ ...entry, path: entry.name }));
  const limit = repository.git.mostTreeEntries ?? mostEntries;
  return {
    sha,
    url: `${url}/trees/${sha}`,
    truncated: entries.length > limit,
    tree: entries.slice(0, limit).map((entry) => {
      const kind = kindOf(entry);
      const size = kind === 'blob' ? { size: findObject(objects, 'blob', entry.sha)?.length ?? 0 } : {};
      const where = kind === 'commit' ? {} : { url: `${url}/${kind}s/${entry.sha}` };
      return { path: entry.path, mode: entry.mode.padStart(6, '0'), type: kind, sha: entry.sha, ...size, ...where };
    }),
  };
}

/**
 * GET a tree by its own id or by a commit or branch. `recursive` with any value; the list is cut off above 100,000
 * entries.
 */
export function getTree(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const { objects } = repository.git;
  const wanted = exchange.params['tree_sha'] ?? '';
  const commit = resolveCommit(repository, wanted);
  const sha = commit === undefined ? wanted : (findCommit(objects, commit)?.tree ?? '');
  if (objects[sha]?.kind !== 'tree') throw notFound();
  return { status: 200, body: treeShape(exchange, repository, sha, exchange.query['recursive'] !== undefined) };
}

interface NewEntry {
  readonly path?: string;
  readonly mode?: string;
  readonly type?: string;
  readonly sha?: string | null;
  readonly content?: string;
}

function changeOf(repository: GithubRepository, entry: NewEntry): TreeChange {
  const { objects } = repository.git;
  const mode = (entry.mode ?? '100644').replace(/^0/, '');
  if (entry.sha === null) return null;
  if (entry.content !== undefined && entry.sha !== undefined)
    throw unprocessable('Must supply either tree.sha or tree.content');
  if (entry.content !== undefined) return { mode, sha: putObject(objects, 'blob', Buffer.from(entry.content)) };
  const kind: GitKind = kindOf({ mode });
  if (entry.sha === undefined) throw unprocessable('Must supply a valid tree.sha or tree.content');
  if (kind !== 'commit' && objects[entry.sha]?.kind !== kind)
    throw unprocessable(`tree.sha ${entry.sha} is not a valid ${kind}`);
  return { mode, sha: entry.sha };
}

/** POST a tree: entries over `base_tree`, or alone. An entry with a null sha is deleted. */
export function createTree(exchange: GithubExchange): Reply {
  const repository = writableOf(exchange);
  const { objects } = repository.git;
  const { tree, base_tree: base } = exchange.body as { tree: readonly NewEntry[]; base_tree?: string };
  const commit = base === undefined ? undefined : findCommit(objects, base);
  const under = commit?.tree ?? base ?? null;
  if (under !== null && objects[under]?.kind !== 'tree') throw unprocessable('base_tree is not a valid tree oid');
  const changes = new Map<string, TreeChange>();
  for (const entry of tree) {
    const path = entry.path ?? '';
    const parts = path.split('/');
    if (parts.some((part) => ['', '.', '..', '.git'].includes(part.toLowerCase())))
      throw unprocessable('tree.path contains a malformed path component');
    changes.set(path, changeOf(repository, entry));
  }
  const sha = changeTree(objects, under, changes);
  if (readTree(objects, sha).length === 0) throw unprocessable('Invalid tree info');
  return { status: 201, body: treeShape(exchange, repository, sha, false) };
}

/** GET a blob, in base64. */
export function getBlob(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const sha = exchange.params['file_sha'] ?? '';
  const bytes = findObject(repository.git.objects, 'blob', sha);
  if (bytes === undefined) throw notFound();
  if (bytes.length > mostBlobBytes) throw new ApiError(403, errorBody(403, 'This blob is too large for the API.'));
  const url = `${repositoryUrl(exchange, repository)}/git/blobs/${sha}`;
  const content = bytes.toString('base64').replace(/(.{60})/g, '$1\n');
  return {
    status: 200,
    body: { sha, node_id: nodeId('B', repository.id), size: bytes.length, url, content, encoding: 'base64' },
  };
}

/** POST a blob, `utf-8` or `base64`. */
export function createBlob(exchange: GithubExchange): Reply {
  const repository = writableOf(exchange);
  const { content, encoding = 'utf-8' } = exchange.body as { content: string; encoding?: string };
  if (encoding !== 'utf-8' && encoding !== 'base64') throw unprocessable(`encoding '${encoding}' is not supported`);
  if (encoding === 'base64' && !isBase64(content)) throw unprocessable('content is not valid Base64');
  const sha = putObject(
    repository.git.objects,
    'blob',
    Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8'),
  );
  return { status: 201, body: { sha, url: `${repositoryUrl(exchange, repository)}/git/blobs/${sha}` } };
}

/** Whether a text is base64, line breaks allowed. */
export function isBase64(text: string): boolean {
  const plain = text.replace(/\s/g, '');
  return plain.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(plain);
}
