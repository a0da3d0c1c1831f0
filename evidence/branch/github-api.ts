import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type PageNumber, PER_PAGE, pagesOf } from '../../formats/pages';
import { UserError } from '../../registry/user-error';
import { Commit } from '../statement/predicates/parts';
import type { ListedFile } from './files';
import {
  askGithub,
  couldNotAsk,
  type GithubBranchOptions,
  inTurns,
  placeOf,
  statusOf,
  timeLimit,
} from './github-requests';
import { EVIDENCE_FOLDER } from './history';

/** A file of a tree, and the id of its content. */
export interface ListedBlob extends ListedFile {
  readonly sha: string;
}

/** A commit without its changes. */
export interface ListedCommit {
  readonly id: string;
  readonly parents: readonly string[];
  readonly tree: string;
}

/** One request per commit, so a longer history is read through a clone. */
const MOST_COMMITS = 1_000;

const Sha = z.object({ sha: Commit });
const Ref = z.object({ object: z.object({ type: z.literal('commit'), sha: Commit }) });
const GitCommit = z.object({ tree: Sha });
const Commits = z.array(z.object({ sha: Commit, parents: z.array(Sha), commit: z.object({ tree: Sha }) }));
const Tree = z.object({
  truncated: z.literal(false),
  tree: z.array(
    z.object({ path: z.string(), mode: z.string(), type: z.string(), sha: Commit, size: z.int().min(0).optional() }),
  ),
});
const Blob = z.object({ sha: Commit, size: z.int().min(0), encoding: z.literal('base64'), content: z.string() });

function refPath({ branch }: GithubBranchOptions): string {
  return `heads/${branch.split('/').map(encodeURIComponent).join('/')}`;
}

/** The head of the branch. Rejects with UserError (exit 3) when there is none, or it is hidden. */
export async function headOf(options: GithubBranchOptions): Promise<string> {
  const { client, owner, repository: repo, branch } = options;
  const route = `GET /repos/{owner}/{repo}/git/ref/${refPath(options)}`;
  const doing = 'read the branch';
  let data: unknown;
  try {
    ({ data } = await client.request(route, { owner, repo, request: timeLimit() }));
  } catch (error) {
    if (statusOf(error) !== 404) throw couldNotAsk(options, doing, error);
    throw new UserError(`there is no branch "${branch}", or this credential cannot see it`, {
      place: placeOf(options),
      allowed: 'the evidence branch of the registry; `causeway bootstrap` makes it',
      exitCode: 3,
    });
  }
  const ref = Ref.safeParse(data);
  if (ref.success) return ref.data.object.sha;
  throw couldNotAsk(options, doing, new Error('the answer has an unexpected structure'));
}

/** Every commit that the head reaches. Rejects with UserError (exit 3) when there are too many. */
export async function commitsOf(options: GithubBranchOptions, head: string): Promise<readonly ListedCommit[]> {
  const commits: ListedCommit[] = [];
  const askPage = async (page: PageNumber) => ({
    items: await askGithub(options, 'list the commits', Commits, 'GET /repos/{owner}/{repo}/commits', {
      sha: head,
      ...page,
    }),
  });
  for await (const { items, isLast } of pagesOf(askPage, { mostPages: MOST_COMMITS / PER_PAGE })) {
    for (const { sha, parents, commit } of items) {
      commits.push({ id: sha, parents: parents.map((parent) => parent.sha), tree: commit.tree.sha });
    }
    if (isLast) return commits;
  }
  throw new UserError(`the history of the evidence branch is longer than ${MOST_COMMITS} commits`, {
    place: placeOf(options),
    allowed: 'reading it by way of a clone (--evidence-clone)',
    exitCode: 3,
  });
}

/** The files below `evidence/` of a tree or commit. Rejects with UserError (exit 3) when the list is truncated. */
export async function filesOf(options: GithubBranchOptions, tree: string): Promise<readonly ListedBlob[]> {
  const route = 'GET /repos/{owner}/{repo}/git/trees/{tree}';
  const { tree: entries } = await askGithub(options, 'list the files', Tree, route, { tree, recursive: '1' });
  return entries
    .filter(({ path, type }) => type !== 'tree' && path.startsWith(EVIDENCE_FOLDER))
    .map(({ path, mode, sha, size = 0 }) => ({ path, mode, sha, size }));
}

/** The content of a file. Rejects with UserError (exit 3) when it does not match its id. */
export async function contentOf(options: GithubBranchOptions, { path, sha, size }: ListedBlob): Promise<Buffer> {
  const route = 'GET /repos/{owner}/{repo}/git/blobs/{sha}';
  const blob = await askGithub(options, `read ${path}`, Blob, route, { sha });
  const bytes = Buffer.from(blob.content, 'base64');
  const algorithm = sha.length === 40 ? 'sha1' : 'sha256';
  const id = createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  if (id === sha && bytes.length === size) return bytes;
  throw couldNotAsk(options, `read ${path}`, new Error('the content does not match its id'));
}

/** Creates blobs, a tree and a commit on top of a head, and returns the commit's id; no branch points to it yet. */
export async function commitOn(
  options: GithubBranchOptions,
  head: string,
  {
    files,
    message,
    author,
  }: {
    readonly files: readonly { readonly path: string; readonly bytes: Buffer }[];
    readonly message: string;
    readonly author: object | undefined;
  },
): Promise<string> {
  const git = '/repos/{owner}/{repo}/git';
  const doing = 'write a commit';
  const { tree: base } = await askGithub(options, doing, GitCommit, `GET ${git}/commits/{head}`, { head });
  const entries = await inTurns(files, async ({ path, bytes }) => {
    const content = { content: bytes.toString('base64'), encoding: 'base64' };
    const { sha } = await askGithub(options, doing, Sha, `POST ${git}/blobs`, content);
    return { path, mode: '100644', type: 'blob', sha };
  });
  const tree = await askGithub(options, doing, Sha, `POST ${git}/trees`, { base_tree: base.sha, tree: entries });
  const who = author === undefined ? {} : { author, committer: author };
  const made = { message, tree: tree.sha, parents: [head], ...who };
  return (await askGithub(options, doing, Sha, `POST ${git}/commits`, made)).sha;
}

/**
 * Fast-forwards the branch to a commit. Returns GitHub's refusal (422 may mean that another writer won), else
 * undefined.
 */
export async function moveForward(options: GithubBranchOptions, sha: string): Promise<unknown> {
  const { client, owner, repository: repo } = options;
  try {
    const request = timeLimit();
    await client.request(`PATCH /repos/{owner}/{repo}/git/refs/${refPath(options)}`, {
      owner,
      repo,
      sha,
      force: false,
      request,
    });
    return undefined;
  } catch (error) {
    return error;
  }
}
