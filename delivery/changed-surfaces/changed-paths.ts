import { requireCommit, requireWholeRepository } from '../../evidence/git/commit';
import { git } from '../../evidence/git/git';
import { UserError } from '../../registry/user-error';
import { type ChangedPath, parseRawDiff } from './raw-diff';

/**
 * The paths that differ between the trees of two commits, including merged changes and without reverted ones. Renames
 * are not detected, so a moved file counts on both sides, and a deleted one counts. Throws UserError: exit 2 on unknown
 * commits, exit 3 where the repository cannot tell.
 */
export function changedPaths(repository: string, base: string, head: string): readonly ChangedPath[] {
  requireWholeRepository(repository);
  requireCommit(repository, base, '--base');
  requireCommit(repository, head, '--head');
  const options = ['-r', '-z', '--raw', '--full-index', '--no-renames', '--no-ext-diff', '--ignore-submodules=none'];
  const { code, stdout, stderr } = git(repository, 'diff-tree', ...options, base, head, '--');
  if (code !== 0) throw new UserError(`git diff-tree failed: ${stderr}`, { place: repository, exitCode: 3 });
  return parseRawDiff(stdout);
}
