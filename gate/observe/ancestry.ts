import { requireWholeRepository } from '../../evidence/git/commit';
import { git, gitText } from '../../evidence/git/git';
import { hasCommit, isAncestor } from '../../evidence/git/remote';
import { UserError } from '../../registry/user-error';
import type { Ancestry } from '../facts/request';
import { branchHead } from './branch-head';

/** The number of the branch's commits that are searched for one with the release's files under another id. */
const LOOKED_THROUGH = 1000;

function isSquashed(clone: string, commit: string, head: string): boolean {
  const tree = gitText(clone, 'rev-parse', `${commit}^{tree}`);
  const { code, stdout } = git(clone, 'log', '--format=%T', `--max-count=${LOOKED_THROUGH}`, head, `^${commit}`);
  return code === 0 && stdout.toString('utf8').split('\n').includes(tree);
}

/**
 * The clone's facts about a release commit and the destination tier's branch. Unknown facts (a shallow clone, an
 * unknown commit or branch) are `unknown`, never a guess.
 */
export function ancestryIn(clone: string, commit: string, branch: string): Ancestry {
  const unknown = (reason: string, head: string | null = null): Ancestry => ({
    branch,
    head,
    relation: 'unknown',
    reason,
  });
  try {
    requireWholeRepository(clone);
    const head = branchHead(clone, branch);
    if (head === undefined) return unknown(`the clone has no branch ${branch}`);
    if (!hasCommit(clone, commit)) return unknown('the clone does not have the release commit', head);
    if (commit === head) return { branch, head, relation: 'equal', reason: `it is the head of ${branch}` };
    if (isAncestor(clone, commit, head)) {
      return { branch, head, relation: 'ancestor', reason: `${branch} contains it` };
    }
    if (isSquashed(clone, commit, head)) {
      const reason = `${branch} has the same files under another commit: it was squashed or rebased, and is no longer what was tested`;
      return { branch, head, relation: 'squashed', reason };
    }
    return { branch, head, relation: 'apart', reason: `${branch} does not contain it` };
  } catch (error) {
    if (error instanceof UserError) return unknown(error.message);
    throw error;
  }
}

/** Whether one commit comes before another; null when the clone does not show it. */
export function orderIn(clone: string, ancestor: string, descendant: string): boolean | null {
  try {
    return isAncestor(clone, ancestor, descendant);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
