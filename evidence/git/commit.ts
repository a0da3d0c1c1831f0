import { UserError } from '../../registry/user-error';
import { git, gitText } from './git';

const FULL_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/**
 * Whether a text is a full commit id: 40 or 64 lower-case hex digits. Abbreviated ids and names can come to mean
 * another commit.
 */
export function isFullCommitId(text: string): boolean {
  return FULL_ID.test(text);
}

/**
 * Refuses anything but a complete repository: a shallow clone lacks history, so an answer would be a guess. Throws
 * UserError (exit 3).
 */
export function requireWholeRepository(repository: string): void {
  const { stdout } = git(repository, 'rev-parse', '--is-shallow-repository');
  requireWhole(repository, stdout.toString('utf8').trim());
}

/** The same for the output of `git rev-parse --is-shallow-repository`, which is empty outside a repository. */
export function requireWhole(repository: string, isShallow: string): void {
  if (isShallow === '') {
    throw new UserError('there is no git repository', { place: repository, allowed: 'a full clone', exitCode: 3 });
  }
  if (isShallow === 'false') return;
  throw new UserError('the repository is a shallow clone: its history is cut off', {
    place: repository,
    allowed: 'a full clone (actions/checkout with fetch-depth: 0; git fetch --unshallow)',
    exitCode: 3,
  });
}

/** Refuses anything but a full id of a commit in the repository. Throws UserError (exit 2). */
export function requireCommit(repository: string, id: string, place: string): void {
  const allowed = 'the full id (40 or 64 hex digits, lower case) of a commit in this repository';
  if (!isFullCommitId(id)) throw new UserError(`"${id}" is not a full commit id`, { place, allowed });
  const { code, stdout } = git(repository, 'cat-file', '-t', id);
  if (code !== 0) throw new UserError(`the commit ${id} is not in the repository`, { place, allowed });
  const type = stdout.toString('utf8').trim();
  if (type !== 'commit') throw new UserError(`${id} is a ${type}, not a commit`, { place, allowed });
}

/** The committer time of a commit, RFC 3339 UTC. */
export function committerTime(repository: string, id: string): string {
  const seconds = Number(gitText(repository, 'show', '--no-patch', '--no-show-signature', '--format=%ct', id));
  if (!Number.isSafeInteger(seconds))
    throw new UserError(`the commit ${id} has no valid committer time`, { exitCode: 3 });
  return new Date(seconds * 1000).toISOString();
}
