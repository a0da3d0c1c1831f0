import type { Reply } from '../../../core/exchange';
import { loginOf } from '../../actor';
import { notFound, unprocessable } from '../../errors';
import { isAncestor } from '../../git/history';
import { type GitRef, peeled, refAt, refsOf, setRef } from '../../git/refs';
import { type GithubExchange, pageUrl, repositoryOf, repositoryUrl, writableOf } from '../../lookup';
import { requireFreeRef } from '../../rules/immutable';
import { isKeptName, isRefName } from '../../rules/ref-names';
import { requireRefRules } from '../../rules/ref-rules';
import { nodeId } from '../../shapes/account';
import { activitiesAsked, activityShape } from '../../shapes/activity';
import { recordPush } from '../../state/activity';
import { cursorPage, page } from '../../transport/pagination';
import type { GithubRepository } from '../../world';

function shape(exchange: GithubExchange, repository: GithubRepository, { name, sha }: GitRef): object {
  const url = `${repositoryUrl(exchange, repository)}/git`;
  const kind = repository.git.objects[sha]?.kind ?? 'commit';
  return {
    ref: `refs/${name}`,
    node_id: nodeId('REF', repository.id),
    url: `${url}/refs/${name}`,
    object: { type: kind, sha, url: `${url}/${kind}s/${sha}` },
  };
}

function refOf(exchange: GithubExchange): string {
  return (exchange.params['ref'] ?? '').replace(/^refs\//, '');
}

/** Throws 422 unless a branch can point at this object. */
function requireTarget(repository: GithubRepository, name: string, sha: string): void {
  const { objects } = repository.git;
  if (objects[sha] === undefined) throw unprocessable('Object does not exist');
  const kind = objects[peeled(repository, sha)]?.kind;
  if (name.startsWith('heads/') && objects[sha]?.kind !== 'commit') throw unprocessable('Object is not a commit');
  if (kind !== 'commit') throw unprocessable('Object is not a commit');
}

/** GET one. */
export function getRef(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const name = refOf(exchange);
  const sha = refAt(repository, name);
  if (sha === undefined) throw notFound();
  return { status: 200, body: shape(exchange, repository, { name, sha }) };
}

/** GET all refs whose names begin so. Without a match the list is empty. */
export function listMatchingRefs(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const found = refsOf(repository).filter(({ name }) => name.startsWith(refOf(exchange)));
  return { status: 200, body: found.map((one) => shape(exchange, repository, one)) };
}

/** Git keeps a ref as a file, so `a` and `a/b` cannot both exist (git-check-ref-format, git-update-ref). */
function requireNoConflict(repository: GithubRepository, name: string): void {
  const other = refsOf(repository).find((ref) => ref.name.startsWith(`${name}/`) || name.startsWith(`${ref.name}/`));
  if (other !== undefined) throw unprocessable('Reference update failed');
}

// Tags are no branches: https://docs.github.com/en/rest/repos/repos#list-repository-activities lists changes of branches.
function moved(
  exchange: GithubExchange,
  repository: GithubRepository,
  name: string,
  { before, after }: { readonly before?: string; readonly after?: string },
  isForced = false,
): void {
  if (!name.startsWith('heads/')) return;
  recordPush(repository, {
    branch: name.slice('heads/'.length),
    before,
    after,
    actor: loginOf(exchange),
    at: exchange.now(),
    ...(isForced ? { type: 'force_push' as const } : {}),
  });
}

/** GET the changes of branches and who made them. */
export function listActivities(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  return cursorPage(exchange, activitiesAsked(exchange, repository), (some) =>
    some.map((each) => activityShape(exchange, each)),
  );
}

/** POST. */
export function createRef(exchange: GithubExchange): Reply {
  const repository = writableOf(exchange);
  const { ref, sha } = exchange.body as { ref: string; sha: string };
  if (!/^refs\/(heads|tags)\/./.test(ref) || !isRefName(ref)) {
    throw unprocessable(`Reference name must start with 'refs/heads/' or 'refs/tags/' and be valid: ${ref}`);
  }
  const name = ref.replace(/^refs\//, '');
  if (isKeptName(name.split('/').slice(1).join('/'))) throw unprocessable(`Reference name is reserved: ${ref}`);
  if (refAt(repository, name) !== undefined) throw unprocessable('Reference already exists');
  requireNoConflict(repository, name);
  requireTarget(repository, name, sha);
  requireRefRules(exchange, repository, { ref, before: null, after: peeled(repository, sha) }, unprocessable);
  moved(exchange, repository, name, { after: sha });
  setRef(repository, name, sha);
  return { status: 201, body: shape(exchange, repository, { name, sha }) };
}

/** PATCH: fast-forward only, unless `force`. */
export function updateRef(exchange: GithubExchange): Reply {
  const repository = writableOf(exchange);
  const name = refOf(exchange);
  const { sha, force = false } = exchange.body as { sha: string; force?: boolean };
  const before = refAt(repository, name);
  if (before === undefined || name.startsWith('pull/')) throw unprocessable('Reference does not exist');
  requireTarget(repository, name, sha);
  const [old, now] = [peeled(repository, before), peeled(repository, sha)];
  if (!force && !isAncestor(repository.git.objects, old, now)) throw unprocessable('Update is not a fast forward');
  requireFreeRef(repository, name);
  requireRefRules(exchange, repository, { ref: `refs/${name}`, before: old, after: now }, unprocessable);
  const isForced = !isAncestor(repository.git.objects, old, now);
  moved(exchange, repository, name, { before: old, after: sha }, isForced);
  setRef(repository, name, sha);
  return { status: 200, body: shape(exchange, repository, { name, sha }) };
}

/** DELETE. */
export function deleteRef(exchange: GithubExchange): Reply {
  const repository = writableOf(exchange);
  const name = refOf(exchange);
  const before = refAt(repository, name);
  if (before === undefined || name.startsWith('pull/')) throw unprocessable('Reference does not exist');
  if (name === `heads/${repository.defaultBranch}`) throw unprocessable('Cannot delete the default branch');
  requireFreeRef(repository, name);
  requireRefRules(exchange, repository, { ref: `refs/${name}`, before, after: null }, unprocessable);
  moved(exchange, repository, name, { before });
  setRef(repository, name, null);
  return { status: 204 };
}

/** GET the tags, in descending order of name. */
export function listTags(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const url = repositoryUrl(exchange, repository);
  const html = pageUrl(exchange, repository);
  const tags = Object.entries(repository.tags)
    .sort(([one], [other]) => (one < other ? 1 : -1))
    .map(([name, target]) => {
      const sha = peeled(repository, target);
      const archives = {
        zipball_url: `${html}/zipball/refs/tags/${name}`,
        tarball_url: `${html}/tarball/refs/tags/${name}`,
      };
      return {
        name,
        ...archives,
        commit: { sha, url: `${url}/commits/${sha}` },
        node_id: nodeId('REF', repository.id),
      };
    });
  return page(exchange, tags);
}
