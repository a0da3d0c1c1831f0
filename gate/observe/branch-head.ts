import { git } from '../../evidence/git/git';

/**
 * The commit of a branch, as the clone knows its remote; without that remote, of its own branch. Undefined when there
 * is none.
 */
export function branchHead(clone: string, branch: string, remote = 'origin'): string | undefined {
  for (const ref of [`refs/remotes/${remote}/${branch}`, `refs/heads/${branch}`]) {
    const { code, stdout } = git(clone, 'rev-parse', '--verify', '--quiet', `${ref}^{commit}`);
    if (code === 0) return stdout.toString('utf8').trim();
  }
  return undefined;
}
