import type { Lagging } from './lagging';

/** How a run or job stands. `waiting`: an environment's reviewers have not spoken. */
export type RunStatus = 'queued' | 'in_progress' | 'waiting' | 'completed';
/** What a run or job ended as. */
export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped' | 'neutral' | 'timed_out';

/** One input of a `workflow_dispatch` trigger. */
export interface WorkflowInput {
  readonly type: 'string' | 'choice' | 'boolean' | 'number' | 'environment';
  readonly required: boolean;
  readonly default: string | null;
  /** For `choice`. */
  readonly options: readonly string[];
}

/** A workflow that GitHub knows, from a file of the default branch. Triggers and inputs are read from the ref's own file. */
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
  /** Environment, as the job spells it; null without. */
  readonly environment: string | null;
  /** Its deployment; null without environment, and for a job that says `deployment: false`. */
  readonly deploymentId: number | null;
  /** Its check run. */
  readonly checkRunId: number;
  /** A reviewer of its environment has let it go. */
  approved: boolean;
  status: RunStatus;
  conclusion: Conclusion | null;
  readonly createdAt: string;
  startedAt: string;
  completedAt: string | null;
  steps: GithubStep[];
}

/** One person's word on the environments of a run. It carries no attempt: GitHub keeps none. */
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
  /** Login of who started this attempt. */
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
  /** Login of who started the first attempt. */
  readonly actor: string;
  /** Inputs of the dispatch, defaults filled in. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Reusable workflows that it calls: `owner/name/path@` and what each is called by, which is a `ref` or the commit itself. */
  readonly referenced: readonly { readonly path: string; readonly sha: string; readonly ref?: string }[];
  readonly pulls: readonly number[];
  readonly createdAt: string;
  attempts: RunAttempt[];
  jobs: GithubJob[];
  pending: PendingEnvironment[];
  reviews: GithubReview[];
}

/** What a run handed on, a zip archive in base64. */
export interface GithubArtifact {
  readonly id: number;
  readonly runId: number;
  readonly name: string;
  readonly data: string;
  expired: boolean;
  readonly createdAt: string;
  readonly expiresAt: string;
}
