/** A pull request, as far as anything here reads it. Numbers are shared with issues. */
export interface GithubPull {
  readonly id: number;
  readonly number: number;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  draft: boolean;
  /** Login of its author. */
  readonly user: string;
  head: { ref: string; sha: string };
  /** `owner/name` of the fork that it comes from; absent: a branch of the repository itself. */
  readonly fork?: string;
  base: { ref: string; sha: string };
  /** Commit on the base branch that came out of the merge. */
  mergeCommitSha: string | null;
  mergedAt: string | null;
  /** Login. */
  mergedBy: string | null;
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
}
