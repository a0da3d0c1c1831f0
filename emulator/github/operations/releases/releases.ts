import { ApiError, type Reply } from '../../../core/exchange';
import { loginOf } from '../../actor';
import { notFound, unprocessable } from '../../errors';
import { refAt, resolveCommit, setRef } from '../../git/refs';
import { type GithubExchange, repositoryOf, writableOf } from '../../lookup';
import { requireUnusedTag } from '../../rules/immutable';
import { isKeptName, isRefName } from '../../rules/ref-names';
import { requireRefRules } from '../../rules/ref-rules';
import { releaseShape } from '../../shapes/release';
import type { GithubRelease } from '../../state/releases';
import { page } from '../../transport/pagination';
import { has } from '../../transport/permissions';
import { type GithubRepository, takeId } from '../../world';

interface ReleaseBody {
  readonly tag_name?: string;
  readonly target_commitish?: string;
  readonly name?: string;
  readonly body?: string;
  readonly draft?: boolean;
  readonly prerelease?: boolean;
}

function invalid(code: string, field: string): ApiError {
  const errors = [{ resource: 'Release', code, field }];
  return new ApiError(422, { message: 'Validation Failed', errors, documentation_url: 'https://docs.github.com/rest' });
}

/**
 * GitHub answers "body is too long (maximum is 125000 characters)", as other people's releases show
 * (https://github.com/romp-on/romp).
 */
const MOST_BODY = 125_000;

function requireDocumented(tag: string, { body }: ReleaseBody): void {
  if (tag === '' || !isRefName(`refs/tags/${tag}`) || isKeptName(tag)) throw invalid('custom', 'tag_name');
  if ((body ?? '').length > MOST_BODY) throw unprocessable(`body is too long (maximum is ${MOST_BODY} characters)`);
}

/** The release of the request. Only callers with write access see a draft. Throws 404. */
export function releaseOf(exchange: GithubExchange): GithubRelease {
  const found = repositoryOf(exchange).releases[exchange.params['release_id'] ?? ''];
  if (found === undefined || (found.draft && !has(exchange, 'contents', 'write'))) throw notFound();
  return found;
}

/** Publishing creates a missing tag at the target. The rules for tags apply as to any other tag. */
function publish(exchange: GithubExchange, repository: GithubRepository, tag: string, target: string): void {
  if (refAt(repository, `tags/${tag}`) !== undefined) return;
  const sha = resolveCommit(repository, target);
  if (sha === undefined) throw invalid('invalid', 'target_commitish');
  requireRefRules(exchange, repository, { ref: `refs/tags/${tag}`, before: null, after: sha }, unprocessable);
  setRef(repository, `tags/${tag}`, sha);
}

function requireFreeTag(repository: GithubRepository, tag: string, own?: GithubRelease): void {
  const taken = Object.values(repository.releases).some((one) => one !== own && one.tagName === tag && !one.draft);
  if (taken) throw invalid('already_exists', 'tag_name');
}

function usedBefore(): ApiError {
  const message = 'tag_name was used by an immutable release';
  const errors = [{ resource: 'Release', code: 'custom', field: 'tag_name', message }];
  return new ApiError(422, { message: 'Validation Failed', errors, documentation_url: 'https://docs.github.com/rest' });
}

/** Publishing makes a release immutable if the repository has the setting on. Its tag is then used up forever. */
function seal(repository: GithubRepository, release: GithubRelease): void {
  if (release.immutable || !repository.immutableReleases) return;
  release.immutable = true;
  repository.usedTags.push(release.tagName);
}

/** POST: a release on a tag, one for each tag. A missing tag is created at `target_commitish`. */
export function createRelease(exchange: GithubExchange): Reply {
  const repository = writableOf(exchange);
  const body = exchange.body as ReleaseBody;
  const tagName = body.tag_name ?? '';
  const targetCommitish = body.target_commitish ?? repository.defaultBranch;
  const draft = body.draft ?? false;
  requireDocumented(tagName, body);
  requireFreeTag(repository, tagName);
  requireUnusedTag(repository, tagName, () => usedBefore());
  if (!draft) publish(exchange, repository, tagName, targetCommitish);
  const at = exchange.now();
  const release: GithubRelease = {
    id: takeId(exchange.world),
    tagName,
    targetCommitish,
    name: body.name ?? null,
    body: body.body ?? null,
    draft,
    prerelease: body.prerelease ?? false,
    author: loginOf(exchange),
    createdAt: at,
    publishedAt: draft ? null : at,
    immutable: false,
    assets: {},
  };
  if (!draft) seal(repository, release);
  repository.releases[release.id] = release;
  return { status: 201, body: releaseShape(exchange, repository, release) };
}

/** PATCH. */
export function updateRelease(exchange: GithubExchange): Reply {
  const repository = writableOf(exchange);
  const release = releaseOf(exchange);
  const body = (exchange.body ?? {}) as ReleaseBody;
  const tagName = body.tag_name ?? release.tagName;
  const draft = body.draft ?? release.draft;
  const targetCommitish = body.target_commitish ?? release.targetCommitish;
  requireDocumented(tagName, body);
  // Only title and notes of an immutable release can be edited.
  if (release.immutable && (tagName !== release.tagName || draft || targetCommitish !== release.targetCommitish))
    throw unprocessable('Cannot change an immutable release.');
  requireFreeTag(repository, tagName, release);
  if (!release.immutable) requireUnusedTag(repository, tagName, () => usedBefore());
  if (!draft) publish(exchange, repository, tagName, targetCommitish);
  Object.assign(release, {
    tagName,
    targetCommitish,
    draft,
    name: body.name ?? release.name,
    body: body.body ?? release.body,
    prerelease: body.prerelease ?? release.prerelease,
    publishedAt: draft ? null : (release.publishedAt ?? exchange.now()),
  });
  if (!draft) seal(repository, release);
  return { status: 200, body: releaseShape(exchange, repository, release) };
}

/** GET one by id. */
export function getRelease(exchange: GithubExchange): Reply {
  return { status: 200, body: releaseShape(exchange, repositoryOf(exchange), releaseOf(exchange)) };
}

/** GET the published release of a tag; a draft is not found. */
export function getReleaseByTag(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const tag = exchange.params['tag'];
  const found = Object.values(repository.releases).find((one) => one.tagName === tag && !one.draft);
  if (found === undefined) throw notFound();
  return { status: 200, body: releaseShape(exchange, repository, found) };
}

/** GET all, newest first; drafts only for callers with write access. */
export function listReleases(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const all = Object.values(repository.releases)
    .filter(({ draft }) => !draft || has(exchange, 'contents', 'write'))
    .reverse();
  return page(exchange, all, (some) => some.map((one) => releaseShape(exchange, repository, one)));
}

/** DELETE with its assets; the tag stays. */
export function deleteRelease(exchange: GithubExchange): Reply {
  const repository = writableOf(exchange);
  delete repository.releases[releaseOf(exchange).id];
  return { status: 204 };
}
