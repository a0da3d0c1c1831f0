import { requireCommit, requireWholeRepository } from '../../evidence/git/commit';
import { git } from '../../evidence/git/git';
import { UserError } from '../../registry/user-error';
import { type ChangedPath, changedPaths } from '../changed-surfaces/changed-paths';

/**
 * The paths that a change brings in: since it parted from its base, as GitHub shows a pull request and filters by paths.
 * What the base got meanwhile is not the change's. Where they parted more than once, or never had anything in common, all
 * that differs counts. Throws UserError as `changedPaths` does.
 */
export function proposedPaths(repository: string, base: string, head: string): readonly ChangedPath[] {
  requireWholeRepository(repository);
  requireCommit(repository, base, '--base');
  requireCommit(repository, head, '--head');
  const { code, stdout, stderr } = git(repository, 'merge-base', '--all', base, head);
  if (code !== 0 && code !== 1) {
    throw new UserError(`where ${base} and ${head} parted is unknown: ${stderr}`, { place: repository, exitCode: 3 });
  }
  const [parted, ...others] = stdout.toString('utf8').split('\n').filter(Boolean);
  return changedPaths(repository, parted !== undefined && others.length === 0 ? parted : base, head);
}
