import { createHash } from 'node:crypto';
import { UserError } from '../../registry/user-error';
import { requireWhole, requireWholeRepository } from './commit';
import { git, gitText, withoutCredentials } from './git';

/** A branch of a remote, as a clone sees it. */
export interface RemoteBranch {
  /** The folder of a clone; nothing is checked out in it. */
  readonly repository: string;
  /** The remote's name in the clone, or its address. */
  readonly remote: string;
  readonly branch: string;
}

function couldNotFetch({ remote, branch }: RemoteBranch, reason: string): UserError {
  return new UserError(`the evidence branch could not be fetched: ${reason}`, {
    place: `${withoutCredentials(remote)} ${branch}`,
    allowed: 'a remote that can be reached and read',
    exitCode: 3,
  });
}

/** Whether one commit is another, or one of those before it. Throws UserError (exit 3) when git cannot tell. */
export function isAncestor(repository: string, before: string, after: string): boolean {
  const { code, stderr } = git(repository, 'merge-base', '--is-ancestor', before, after);
  if (code === 0 || code === 1) return code === 0;
  throw new UserError(`whether ${before} comes before ${after} is unknown: ${stderr}`, {
    place: repository,
    exitCode: 3,
  });
}

/** Whether a commit is in the clone. */
export function hasCommit(repository: string, id: string): boolean {
  return git(repository, 'cat-file', '-e', `${id}^{commit}`).code === 0;
}

/**
 * The head of the remote's branch as the remote says it, whether or not the clone has it. Throws UserError (exit 3) when the
 * remote cannot be read or has no such branch.
 */
export function listedHead(from: RemoteBranch): string {
  const { repository, remote, branch } = from;
  const ref = `refs/heads/${branch}`;
  const listed = git(repository, 'ls-remote', '--refs', '--', remote, ref);
  if (listed.code !== 0) throw couldNotFetch(from, listed.stderr);
  const heads = listed.stdout
    .toString('utf8')
    .split('\n')
    .map((line) => line.split('\t'));
  const head = heads.find(([, name]) => name === ref)?.[0];
  if (head !== undefined) return head;
  throw new UserError(`there is no branch "${branch}"`, {
    place: withoutCredentials(remote),
    allowed: 'the evidence branch of the registry; `causeway bootstrap` makes it',
    exitCode: 3,
  });
}

/**
 * The head of the remote's branch, whose whole history is in the clone afterwards; `seen` is what `seenHead` gave just
 * before. Throws UserError (exit 3) when the remote cannot be read or has no such branch, or makes the clone shallow.
 */
export function fetchHead(from: RemoteBranch, seen: SeenHead | undefined): string {
  const { repository, remote, branch } = from;
  const head = listedHead(from);
  // No other ref of the clone is moved. Only a fetch that came to its end left the commit, with all before it.
  if (seen?.id === head && seen.isHere) return head;
  const fetched = git(
    repository,
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
    '--no-auto-gc',
    '--refmap=',
    '--',
    remote,
    `refs/heads/${branch}`,
  );
  if (fetched.code !== 0) throw couldNotFetch(from, fetched.stderr);
  if (!hasCommit(repository, head)) throw couldNotFetch(from, `it moved away from ${head} meanwhile`);
  // A remote that is shallow itself would have made the clone so.
  requireWholeRepository(repository);
  return head;
}

/**
 * The head of the remote's branch as the clone fetched it last. Throws UserError (exit 3) when the clone is shallow or has
 * not fetched it.
 */
export function fetchedHead({ repository, remote, branch }: RemoteBranch): string {
  requireWholeRepository(repository);
  const ref = `refs/remotes/${remote}/${branch}`;
  const { code, stdout } = git(repository, 'rev-parse', '--verify', '--quiet', `${ref}^{commit}`);
  if (code === 0) return stdout.toString('utf8').trim();
  throw new UserError(`the clone has not fetched "${branch}"`, {
    place: ref,
    allowed: 'a clone of the governing repository with all of its branches (fetch-depth: 0)',
    exitCode: 3,
  });
}

function seenRef({ remote, branch }: RemoteBranch): string {
  return `refs/causeway/${createHash('sha256').update(remote).digest('hex').slice(0, 12)}/${branch}`;
}

/** The head of the branch that a clone saw last. */
export interface SeenHead {
  readonly id: string;
  /** Whether the clone still has that commit. */
  readonly isHere: boolean;
}

/**
 * The head that this clone saw last, or undefined. It is kept in a ref of its own, which no fetch moves. Throws UserError
 * (exit 3) when the clone is shallow.
 */
export function seenHead(from: RemoteBranch): SeenHead | undefined {
  const { repository } = from;
  const ref = seenRef(from);
  const both = git(repository, 'rev-parse', '--is-shallow-repository', '--verify', '--quiet', `${ref}^{commit}`);
  const [isShallow = '', found] = both.stdout.toString('utf8').trim().split('\n');
  requireWhole(repository, isShallow);
  if (both.code === 0 && found !== undefined) return { id: found, isHere: true };
  // Without the ref, and without its commit, git answers the same.
  const { code, stdout } = git(repository, 'rev-parse', '--verify', '--quiet', ref);
  return code === 0 ? { id: stdout.toString('utf8').trim(), isHere: false } : undefined;
}

/** Keeps the head that was seen. Throws UserError (exit 3) when it cannot be written. */
export function keepSeenHead(from: RemoteBranch, head: string): void {
  gitText(from.repository, 'update-ref', seenRef(from), head);
}
