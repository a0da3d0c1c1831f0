import { requireCommit, requireWholeRepository } from '../../evidence/git/commit';
import { git } from '../../evidence/git/git';
import { UserError } from '../../registry/user-error';

/** A path that differs between two commits. */
export interface ChangedPath {
  readonly path: string;
  /** Whether it is a submodule on either side: which of its files changed cannot be told from here. */
  readonly isSubmodule: boolean;
}

const SUBMODULE = '160000';

/** Reads `git diff-tree --raw -z`: `:mode mode id id status` NUL `path` NUL. Throws UserError (exit 3) on anything else. */
export function parseRawDiff(output: Buffer): readonly ChangedPath[] {
  const fields = output.toString('utf8').split('\0');
  if (fields.pop() !== '') throw new UserError('the answer of git diff-tree is cut off', { exitCode: 3 });
  const paths: ChangedPath[] = [];
  for (let index = 0; index < fields.length; index += 2) {
    const [meta, path] = [fields[index], fields[index + 1]];
    const modes = /^:(\d{6}) (\d{6}) [0-9a-f]+ [0-9a-f]+ [ADMT]$/.exec(meta ?? '');
    if (!modes || !path) throw new UserError('the answer of git diff-tree cannot be read', { exitCode: 3 });
    paths.push({ path, isSubmodule: modes[1] === SUBMODULE || modes[2] === SUBMODULE });
  }
  return paths;
}

/**
 * The paths that differ between the trees of two commits: what merges brought in is there, and what was changed and put
 * back is not. Renames are not looked for, so that a moved file counts on both sides, as does a deleted one. Throws
 * UserError: exit 2 on ids that are no commits here, exit 3 where the repository cannot tell.
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
