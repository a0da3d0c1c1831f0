/** An issue or the conversation of a pull request. */
export interface GithubIssue {
  readonly id: number;
  readonly number: number;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  stateReason: string | null;
  labels: string[];
  assignees: string[];
  readonly user: string;
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
}

/** A comment on an issue or pull request. */
export interface GithubComment {
  readonly id: number;
  readonly issue: number;
  body: string;
  readonly user: string;
  /** Slug of the App that wrote it; null for a person. */
  readonly app: string | null;
  readonly createdAt: string;
  updatedAt: string;
}

/** A check run. An App writes it, or Actions for each job. */
export interface GithubCheckRun {
  readonly id: number;
  readonly headSha: string;
  /** Slug of the App that reports it. */
  readonly app: string;
  name: string;
  externalId: string | null;
  detailsUrl: string | null;
  status: 'queued' | 'in_progress' | 'completed' | 'waiting';
  conclusion: string | null;
  startedAt: string | null;
  completedAt: string | null;
  output: { title: string | null; summary: string | null; text: string | null };
}

/** One status of a deployment, with its time. */
export interface GithubDeploymentStatus {
  readonly id: number;
  readonly state: string;
  readonly description: string;
  /** The address of the deployment. Empty: the job does not give one. */
  readonly environmentUrl: string;
  readonly creator: string;
  readonly createdAt: string;
}

/** A deployment. Actions makes one for each job with an environment and without `deployment: false`. */
export interface GithubDeployment {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  readonly environment: string;
  readonly description: string | null;
  readonly payload: string | object;
  readonly creator: string;
  readonly createdAt: string;
  updatedAt: string;
  readonly statuses: GithubDeploymentStatus[];
}

/** An uploaded SARIF file, as text. */
export interface GithubSarif {
  readonly id: string;
  readonly commitSha: string;
  readonly ref: string;
  readonly text: string;
  /** `failed` for a file that is not SARIF 2.1.0. */
  readonly status: 'complete' | 'failed';
  readonly errors: readonly string[];
}
