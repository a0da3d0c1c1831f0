import { requireCommit, requireWholeRepository } from '../../evidence/git/commit';
import { git } from '../../evidence/git/git';
import { UserError } from '../../registry/user-error';
import { changedPaths } from '../changed-surfaces/changed-paths';
import type { ChangedPath } from '../changed-surfaces/raw-diff';

/**
 * The merge bases of two commits: one, none, or several. Throws UserError as `changedPaths` does, and exit 2 where the
 * head has no commit that the base lacks: such a comparison looks at nothing, so it must not pass.
 */
function partedAt(repository: string, base: string, head: string): readonly string[] {
  requireWholeRepository(repository);
  requireCommit(repository, base, '--base');
  requireCommit(repository, head, '--head');
  const { code, stdout, stderr } = git(repository, 'merge-base', '--all', base, head);
  if (code !== 0 && code !== 1) {
    throw new UserError(`where ${base} and ${head} diverged is unknown: ${stderr}`, { place: repository, exitCode: 3 });
  }
  const parted = stdout.toString('utf8').split('\n').filter(Boolean);
  if (!parted.includes(head)) return parted;
  const how = base === head ? 'is the base itself' : `is already part of the base ${base}`;
  throw new UserError(`the head ${head} ${how}: there is no change to look at`, {
    place: '--head',
    allowed: "a commit that the base lacks, e.g. the pull request's head (perhaps --base and --head were exchanged)",
  });
}

/**
 * The paths of a change since it left its base, as GitHub shows a pull request and filters by paths (three dots:
 * https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/proposing-changes-to-your-work-with-pull-requests/about-comparing-branches-in-pull-requests).
 * Later commits of the base do not belong to the change. With several merge bases or none, every difference counts.
 * Throws UserError as `changedPaths` does.
 */
export function proposedPaths(repository: string, base: string, head: string): readonly ChangedPath[] {
  const [parted, ...others] = partedAt(repository, base, head);
  return changedPaths(repository, parted !== undefined && others.length === 0 ? parted : base, head);
}

/**
 * The change's own paths. Throws UserError (exit 3) where base and head have several merge bases or none, and as
 * `changedPaths` does.
 */
export function ownPaths(repository: string, base: string, head: string): readonly ChangedPath[] {
  return changedPaths(repository, ownBase(repository, base, head), head);
}

/** The merge base of a change. Throws UserError (exit 3) where there is more than one or none. */
export function ownBase(repository: string, base: string, head: string): string {
  const [parted, ...others] = partedAt(repository, base, head);
  if (parted !== undefined && others.length === 0) return parted;
  const how = parted === undefined ? 'have no commit in common' : 'have more than one merge base';
  throw new UserError(`${base} and ${head} ${how}: cannot determine which changes belong to the pull request`, {
    place: '--base',
    allowed: 'a base with exactly one merge base, e.g. after a merge of the base or a rebase',
    exitCode: 3,
  });
}
