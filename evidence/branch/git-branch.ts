import { UserError } from '../../registry/user-error';
import { isFullCommitId } from '../git/commit';
import { git, withoutCredentials } from '../git/git';
import { blobContents, treeEntries } from '../git/objects';
import {
  fetchedHead,
  fetchHead,
  hasCommit,
  isAncestor,
  keepSeenHead,
  listedHead,
  type RemoteBranch,
  seenHead,
} from '../git/remote';
import type { AppendGuard, EvidenceBranch, EvidenceFile, EvidenceReading, ReadOptions } from './branch';
import { readingOf, requireAppendable, requireRoom, sortOut } from './files';
import { commitOn, type Writer, writtenBlobs } from './git-commit';
import { gitHistory } from './git-history';
import { EVIDENCE_FOLDER, requireAppendOnly } from './history';

/** The evidence branch of a remote, by way of a clone. */
export interface GitEvidenceOptions extends RemoteBranch {
  /** Undefined for read-only use. */
  readonly writer: Writer | undefined;
}

// A failed push means that another writer won. Give up after this many.
const TRIES = 50;

function requireDescent(options: RemoteBranch, head: string, before: string): void {
  const { repository, branch } = options;
  if (before === head) return;
  if (isFullCommitId(before) && hasCommit(repository, before) && isAncestor(repository, before, head)) return;
  throw new UserError(`the evidence branch was rewritten: its head ${head} does not follow ${before}, seen before`, {
    place: branch,
    allowed: 'a head that follows every head before it',
    exitCode: 1,
  });
}

function readAt(
  { repository, branch }: RemoteBranch,
  head: string,
  { recordedHead, only }: ReadOptions,
): EvidenceReading {
  requireAppendOnly(gitHistory(repository, head), { head, recordedHead, branch });
  const { toRead, refused } = sortOut(treeEntries(repository, head, EVIDENCE_FOLDER));
  const wanted = only ? toRead.filter(({ path }) => only(path)) : toRead;
  const contents = blobContents(repository, wanted);
  const files = wanted.map(({ path }, index) => ({ path, bytes: contents[index] ?? Buffer.alloc(0) }));
  return readingOf(head, files, refused);
}

/** The current head of the branch, which must follow the head that this clone saw last. */
function freshHead(options: GitEvidenceOptions): { readonly head: string; readonly seen: string | undefined } {
  const seen = seenHead(options);
  const head = fetchHead(options, seen);
  if (seen !== undefined) requireDescent(options, head, seen.id);
  return { head, seen: seen?.id };
}

function read(options: GitEvidenceOptions, how: ReadOptions): EvidenceReading {
  const { head, seen } = freshHead(options);
  if (how.recordedHead !== undefined) requireDescent(options, head, how.recordedHead);
  const reading = readAt(options, head, how);
  if (seen !== head) keepSeenHead(options, head);
  return reading;
}

function readFetched(options: RemoteBranch, how: ReadOptions): EvidenceReading {
  const head = fetchedHead(options);
  if (how.recordedHead !== undefined) requireDescent(options, head, how.recordedHead);
  return readAt(options, head, how);
}

function append(
  options: GitEvidenceOptions,
  files: readonly EvidenceFile[],
  message: string,
  guard: AppendGuard | undefined,
): string {
  const { repository, remote, branch, writer } = options;
  if (!writer) {
    throw new UserError('the author of commits on the evidence branch is not configured', {
      place: repository,
      allowed: 'apps.evidence in the registry, or user.name and user.email in the configuration of git',
    });
  }
  requireAppendable(files);
  const pathsAt = (commit: string) => new Set(treeEntries(repository, commit, EVIDENCE_FOLDER).map(({ path }) => path));
  let { head } = freshHead(options);
  requireRoom(files, head, pathsAt, guard);
  const lines = files.length === 0 ? '' : writtenBlobs(repository, files);
  let reason = '';
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const commit = commitOn(repository, writer, head, lines, message);
    const pushed = git(
      repository,
      'push',
      '--quiet',
      '--no-verify',
      '--no-follow-tags',
      '--',
      remote,
      `${commit}:refs/heads/${branch}`,
    );
    // The commit was made here, on a head whose whole history is here, so nothing needs fetching.
    if (listedHead(options) === commit) {
      keepSeenHead(options, commit);
      return commit;
    }
    const { head: now } = freshHead(options);
    // The push may have failed after the remote accepted it.
    if (isAncestor(repository, commit, now)) {
      keepSeenHead(options, now);
      return commit;
    }
    reason = pushed.stderr;
    // No other writer won, so the remote refuses the push.
    if (now === head && !/cannot lock ref|failed to update ref/.test(reason)) break;
    head = now;
    requireRoom(files, head, pathsAt, guard);
  }
  throw new UserError(`the evidence branch could not be pushed to: ${reason}`, {
    place: `${withoutCredentials(remote)} ${branch}`,
    allowed: 'a remote that lets the evidence writer push to the branch',
    exitCode: 3,
  });
}

/**
 * The evidence branch over git: reads fetched objects and appends commits without a checkout. If another writer's push
 * won, the commit is made again on top of it, unless a path was taken.
 */
export function gitEvidenceBranch(options: GitEvidenceOptions): EvidenceBranch {
  return {
    read: async (how = {}) => read(options, how),
    append: async (files, message, guard) => append(options, files, message, guard),
  };
}

/**
 * The evidence branch as a clone fetched it, for a job without the key to ask the remote again. Appending is refused:
 * UserError (exit 2).
 */
export function fetchedEvidenceBranch(options: RemoteBranch): EvidenceBranch {
  return {
    read: async (how = {}) => readFetched(options, how),
    append: async () => {
      throw new UserError('a fetched evidence branch is read-only', {
        place: '--evidence-fetched',
        allowed: 'push the statements with `causeway evidence push`',
      });
    },
  };
}
