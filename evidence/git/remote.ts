import { createHash } from 'node:crypto';
import { UserError } from '../../registry/user-error';
import { requireWhole, requireWholeRepository } from './commit';
import { git, gitText, withoutCredentials } from './git';

/** A branch of a remote, as a clone sees it. */
export interface RemoteBranch {
  /** The folder of a clone without a checkout. */
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

/** Whether one commit is another or its ancestor. Throws UserError (exit 3) when git cannot tell. */
export function isAncestor(repository: string, before: string, after: string): boolean {
  const { code, stderr } = git(repository, 'merge-base', '--is-ancestor', before, after);
  if (code === 0 || code === 1) return code === 0;
  throw new UserError(`whether ${before} comes before ${after} is unknown: ${stderr}`, {
    place: repository,
    exitCode: 3,
  });
}

/** Whether the clone has a commit. */
export function hasCommit(repository: string, id: string): boolean {
  return git(repository, 'cat-file', '-e', `${id}^{commit}`).code === 0;
}

/**
 * The head of the branch by the remote's answer, whether or not the clone has it. Throws UserError (exit 3) when the
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
 * Fetches the head of the remote's branch with its whole history; `seen` is what `seenHead` returned just before.
 * Throws UserError (exit 3) when the remote cannot be read or has no such branch, or would make the clone shallow.
 */
export function fetchHead(from: RemoteBranch, seen: SeenHead | undefined): string {
  const { repository, remote, branch } = from;
  const head = listedHead(from);
  // No other ref of the clone moves. Only a completed fetch stored the commit with its history.
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
  if (!hasCommit(repository, head)) throw couldNotFetch(from, `it moved from ${head} in the meantime`);
  // A shallow remote would have made the clone shallow.
  requireWholeRepository(repository);
  return head;
}

/**
 * The head of the remote's branch as the clone fetched it last. Throws UserError (exit 3) when the clone is shallow or
 * never fetched it.
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
 * The head that this clone saw last, or undefined. It is kept in a separate ref, which no fetch moves. Throws UserError
 * (exit 3) when the clone is shallow.
 */
export function seenHead(from: RemoteBranch): SeenHead | undefined {
  const { repository } = from;
  const ref = seenRef(from);
  const both = git(repository, 'rev-parse', '--is-shallow-repository', '--verify', '--quiet', `${ref}^{commit}`);
  const [isShallow = '', found] = both.stdout.toString('utf8').trim().split('\n');
  requireWhole(repository, isShallow);
  if (both.code === 0 && found !== undefined) return { id: found, isHere: true };
  // Git's answer is the same for a missing ref and a missing commit.
  const { code, stdout } = git(repository, 'rev-parse', '--verify', '--quiet', ref);
  return code === 0 ? { id: stdout.toString('utf8').trim(), isHere: false } : undefined;
}

/** Keeps the seen head. Throws UserError (exit 3) when it cannot be written. */
export function keepSeenHead(from: RemoteBranch, head: string): void {
  gitText(from.repository, 'update-ref', seenRef(from), head);
}
