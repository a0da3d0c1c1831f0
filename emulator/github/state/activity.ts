/** A change of a branch (`GET /repos/{owner}/{repo}/activity`). */
export interface GithubActivity {
  readonly id: number;
  /** `refs/heads/…`. */
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  readonly type: 'push' | 'force_push' | 'branch_creation' | 'branch_deletion' | 'pr_merge' | 'merge_queue_merge';
  /** Login; null where GitHub cannot name one. */
  readonly actor: string | null;
  readonly at: string;
}

const NOTHING = '0'.repeat(40);

/** Records a move of a branch. Without a given kind, the kind follows from the branch's previous commit. */
export function recordPush(
  repository: { activities?: GithubActivity[] },
  push: {
    readonly branch: string;
    readonly before: string | undefined;
    readonly after: string | undefined;
    readonly actor: string | null;
    readonly at: string;
    readonly type?: GithubActivity['type'];
  },
): void {
  const { branch, before = NOTHING, after = NOTHING, actor, at } = push;
  const made = before === NOTHING ? 'branch_creation' : after === NOTHING ? 'branch_deletion' : 'push';
  repository.activities ??= [];
  repository.activities.push({
    id: repository.activities.length + 1,
    ref: `refs/heads/${branch}`,
    before,
    after,
    actor,
    at,
    type: push.type ?? made,
  });
}
