import type { Ancestry } from '../../gate/facts/request';
import type { Comparison } from './compare';

/**
 * The relation of a release commit to its tier's branch, from `commit...branch`: the branch contains it, or it does
 * not. A commit of the branch with the same files is a squash or a rebase: the tested commit is no longer there.
 */
export function ancestryOf(compared: Comparison | undefined, branch: string): Ancestry {
  const answer = (relation: Ancestry['relation'], reason: string): Ancestry => {
    const head = compared?.commits.at(-1)?.sha ?? (compared?.status === 'identical' ? compared.base.sha : null);
    return { branch, head, relation, reason };
  };
  if (!compared) return answer('unknown', `GitHub cannot compare the release commit with ${branch}`);
  const { status, base, commits } = compared;
  if (status === 'identical') return answer('equal', `it is the head of ${branch}`);
  if (status === 'ahead') return answer('ancestor', `${branch} contains it`);
  const tree = base.commit.tree.sha;
  if (commits.some(({ commit }) => commit.tree.sha === tree)) {
    const reason = `${branch} has the same files under another commit: it was squashed or rebased, and is no longer what was tested`;
    return answer('squashed', reason);
  }
  return answer('apart', `${branch} does not contain it`);
}
