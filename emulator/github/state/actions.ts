import type { Lagging } from './lagging';

/** The status of a run or job. `waiting`: an environment's reviewers have not reviewed it. */
export type RunStatus = 'queued' | 'in_progress' | 'waiting' | 'completed';
/** The conclusion of a run or job. */
export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped' | 'neutral' | 'timed_out';

/** One input of a `workflow_dispatch` trigger. */
export interface WorkflowInput {
  readonly type: 'string' | 'choice' | 'boolean' | 'number' | 'environment';
  readonly required: boolean;
  readonly default: string | null;
  /** For `choice`. */
  readonly options: readonly string[];
}

/**
 * A workflow that GitHub knows, from a file of the default branch. Triggers and inputs come from the ref's own file.
 */
export interface GithubWorkflow {
  readonly id: number;
  readonly path: string;
  name: string;
  state: 'active' | 'disabled_manually';
  readonly createdAt: string;
}

/** One step of a job. */
export interface GithubStep {
  readonly name: string;
  readonly number: number;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: Conclusion | null;
  startedAt: string | null;
  completedAt: string | null;
}

/** A job of one attempt of a run. */
export interface GithubJob {
  readonly id: number;
  readonly attempt: number;
  readonly name: string;
  /** The environment in the job's spelling; null without one. */
  readonly environment: string | null;
  /** Its deployment; null without an environment, and for a job with `deployment: false`. */
  readonly deploymentId: number | null;
  /** Its check run. */
  readonly checkRunId: number;
  /** Whether a reviewer of its environment has approved it. */
  approved: boolean;
  status: RunStatus;
  conclusion: Conclusion | null;
  readonly createdAt: string;
  startedAt: string;
  completedAt: string | null;
  steps: GithubStep[];
}

/** One person's review of a run's environments. It has no attempt, since GitHub keeps none. */
export interface GithubReview {
  readonly environments: readonly number[];
  readonly state: 'approved' | 'rejected';
  readonly user: string;
  readonly comment: string;
  readonly attempt: number;
}

/** An environment that jobs of a run wait for. */
export interface PendingEnvironment {
  readonly environmentId: number;
  readonly name: string;
  readonly since: string;
}

/** One attempt of a run. */
export interface RunAttempt {
  readonly number: number;
  /** Login of the person who started this attempt. */
  readonly triggeringActor: string;
  status: RunStatus;
  conclusion: Conclusion | null;
  readonly startedAt: string;
  updatedAt: string;
}

/** A run of a workflow. */
export interface GithubRun extends Lagging {
  readonly id: number;
  readonly workflowId: number;
  readonly runNumber: number;
  readonly event: string;
  readonly headBranch: string;
  readonly headSha: string;
  readonly displayTitle: string;
  /** Login of the person who started the first attempt. */
  readonly actor: string;
  /** Inputs of the dispatch, defaults filled in. */
  readonly inputs: Readonly<Record<string, string>>;
  /** The reusable workflows that the run calls: `owner/name/path@` with a `ref` or the commit. */
  readonly referenced: readonly { readonly path: string; readonly sha: string; readonly ref?: string }[];
  readonly pulls: readonly number[];
  readonly createdAt: string;
  attempts: RunAttempt[];
  jobs: GithubJob[];
  pending: PendingEnvironment[];
  reviews: GithubReview[];
}

/** An artifact of a run: a zip archive in base64. */
export interface GithubArtifact {
  readonly id: number;
  readonly runId: number;
  readonly name: string;
  readonly data: string;
  expired: boolean;
  readonly createdAt: string;
  readonly expiresAt: string;
}
