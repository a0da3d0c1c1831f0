import type { ApiError, Reply } from '../../../core/exchange';
import { loginOf, webFlowEmail } from '../../actor';
import { conflict, notFound, unprocessable } from '../../errors';
import { type GitPerson, readCommit, writeCommit } from '../../git/commit';
import { putObject } from '../../git/objects';
import { setRef } from '../../git/refs';
import { changeTree, entryAt, folderMode, type TreeChange } from '../../git/tree';
import { type GithubExchange, writableOf } from '../../lookup';
import { requireRefRules } from '../../rules/ref-rules';
import { gitCommit } from '../../shapes/commit';
import { recordPush } from '../../state/activity';
import type { GithubRepository } from '../../world';
import { contentEntry } from '../contents';
import { isBase64, personOf } from './objects';

interface FileBody {
  readonly message: string;
  readonly content?: string;
  readonly sha?: string;
  readonly branch?: string;
  readonly author?: Partial<GitPerson>;
  readonly committer?: Partial<GitPerson>;
}

interface Place {
  readonly repository: GithubRepository;
  readonly branch: string;
  readonly head: string;
  readonly path: string;
  /** Id of the file's current content. */
  readonly now: string | undefined;
}

function placeOf(exchange: GithubExchange): Place {
  const repository = writableOf(exchange);
  const body = exchange.body as FileBody;
  const branch = (body.branch ?? repository.defaultBranch).replace(/^refs\/heads\//, '');
  const path = exchange.params['path'] ?? '';
  const head = repository.branches[branch]?.sha;
  if (head === undefined) throw notFound(`Branch ${branch} not found`);
  if (path.split('/').some((part) => ['', '.', '..', '.git'].includes(part.toLowerCase())))
    throw unprocessable('path contains a malformed path component');
  const entry = entryAt(repository.git.objects, readCommit(repository.git.objects, head).tree, path);
  if (entry?.mode === folderMode) throw unprocessable(`${path} is a directory`);
  return { repository, branch, head, path, now: entry?.sha };
}

/** Puts a commit on the branch; 409 in GitHub's words when a rule forbids it. */
function commitChange(exchange: GithubExchange, place: Place, change: TreeChange): string {
  const { repository, branch, head, path } = place;
  const { objects } = repository.git;
  const body = exchange.body as FileBody;
  const author = personOf(exchange, body.author ?? body.committer);
  const github = { name: 'GitHub', email: webFlowEmail, date: author.date };
  const committer = body.committer === undefined ? github : personOf(exchange, body.committer);
  const tree = changeTree(objects, readCommit(objects, head).tree, new Map([[path, change]]));
  const sha = writeCommit(objects, { tree, parents: [head], author, committer, message: body.message });
  const refusal = (message: string): ApiError => conflict(message);
  requireRefRules(exchange, repository, { ref: `refs/heads/${branch}`, before: head, after: sha }, refusal);
  const push = { branch, before: head, after: sha, actor: loginOf(exchange), at: author.date };
  recordPush(repository, push);
  setRef(repository, `heads/${branch}`, sha);
  return sha;
}

/**
 * PUT a file: without `sha` for a new file, with the current content's id for a change (409 for another id, 422 for
 * none).
 */
export function putFile(exchange: GithubExchange): Reply {
  const { content = '', sha } = exchange.body as FileBody;
  const place = placeOf(exchange);
  const { repository, path, now } = place;
  if (!isBase64(content)) throw unprocessable('content is not valid Base64');
  if (now !== undefined && sha === undefined) throw unprocessable('Invalid request.\n\n"sha" wasn\'t supplied.');
  if (now !== undefined && sha !== now) throw conflict(`${path} does not match ${sha}`);
  const bytes = Buffer.from(content, 'base64');
  const blob = putObject(repository.git.objects, 'blob', bytes);
  const commit = commitChange(exchange, place, { mode: '100644', sha: blob });
  const shape = contentEntry(exchange, path, place.branch, blob, 'file', bytes.length);
  return {
    status: now === undefined ? 201 : 200,
    body: { content: shape, commit: gitCommit(exchange, repository, commit) },
  };
}

/** DELETE a file, named by its content's current id. */
export function deleteFile(exchange: GithubExchange): Reply {
  const { sha } = exchange.body as FileBody;
  const place = placeOf(exchange);
  if (place.now === undefined) throw notFound();
  if (sha !== place.now) throw conflict(`${place.path} does not match ${sha}`);
  const commit = commitChange(exchange, place, null);
  return { status: 200, body: { content: null, commit: gitCommit(exchange, place.repository, commit) } };
}
