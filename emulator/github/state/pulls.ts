/** A pull request, with the fields that are read here. Issues share its numbers. */
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
  /** `owner/name` of the fork that it comes from. Absent: a branch of the repository itself. */
  readonly fork?: string;
  base: { ref: string; sha: string };
  /** The merge's commit on the base branch. */
  mergeCommitSha: string | null;
  mergedAt: string | null;
  /** Login. */
  mergedBy: string | null;
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
}
