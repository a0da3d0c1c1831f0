import { repositoryNamed } from '../git/transfer';
import type { Conclusion, GithubJob, GithubRun, GithubStep } from '../state/actions';
import type { GithubCheckRun, GithubDeployment } from '../state/reports';
import { type GithubRepository, type GithubWorld, takeId } from '../world';
import { deployRef, enteredEnvironment, mayDeploy } from './environments';
import { currentAttempt, type RunPlace, runAt } from './runs';

const minute = 60_000;

/** The input of `startJob`. */
export interface NewJob {
  /** The name that GitHub shows: a called workflow's job is `caller / job`. */
  readonly name: string;
  readonly environment?: string;
  /** Whether entering the environment creates a deployment. Default: true. */
  readonly deployment?: boolean;
  /** ISO time. */
  readonly at: string;
}

/** The job of that id in a run. Throws when there is none. */
export function jobAt(world: GithubWorld, place: RunPlace, id: number): GithubJob {
  const found = runAt(world, place).jobs.find((job) => job.id === id);
  if (found === undefined) throw new Error(`no job ${id} in run ${place.run}`);
  return found;
}

function checkOf(world: GithubWorld, repository: GithubRepository, run: GithubRun, job: NewJob): GithubCheckRun {
  const check: GithubCheckRun = {
    id: takeId(world),
    headSha: run.headSha,
    app: 'github-actions',
    name: job.name,
    externalId: null,
    detailsUrl: null,
    status: 'queued',
    conclusion: null,
    startedAt: job.at,
    completedAt: null,
    output: { title: null, summary: null, text: null },
  };
  repository.checks[check.id] = check;
  return check;
}

function deploymentOf(world: GithubWorld, run: GithubRun, environment: string, at: string): GithubDeployment {
  return {
    id: takeId(world),
    sha: run.headSha,
    ref: run.headBranch,
    task: 'deploy',
    environment,
    description: null,
    payload: {},
    creator: 'github-actions[bot]',
    createdAt: at,
    updatedAt: at,
    statuses: [],
  };
}

interface Reported {
  readonly state: string;
  readonly at: string;
  readonly url?: string | undefined;
}

function report(
  world: GithubWorld,
  repository: GithubRepository,
  job: GithubJob,
  { state, at, url = '' }: Reported,
): void {
  const deployment = job.deploymentId === null ? undefined : repository.deployments[job.deploymentId];
  if (deployment === undefined) return;
  deployment.updatedAt = at;
  deployment.statuses.push({
    id: takeId(world),
    state,
    description: '',
    environmentUrl: url,
    creator: 'github-actions[bot]',
    createdAt: at,
  });
}

function settle(run: GithubRun, at: string): void {
  const last = currentAttempt(run);
  const open = run.jobs.filter(({ attempt, status }) => attempt === last.number && status !== 'completed');
  const waiting = open.length > 0 && open.every(({ status }) => status === 'waiting');
  Object.assign(last, { status: waiting ? 'waiting' : 'in_progress', updatedAt: at });
  const ids = new Set(open.filter(({ status }) => status === 'waiting').map(({ environment }) => environment));
  run.pending = run.pending.filter(({ name }) => ids.has(name));
}

/**
 * Begins a job. A job with an environment fails at once when the branch may not deploy there. It is `waiting` while
 * reviewers have not approved or the wait timer runs; any other job is `in_progress`. Its check run is created with it,
 * and so is its deployment, unless the job says `deployment: false`. No rule of the environment depends on that
 * (https://docs.github.com/en/actions/how-tos/deploy/configure-and-manage-deployments/control-deployments#using-environments-without-deployments).
 */
export function startJob(world: GithubWorld, place: RunPlace, started: NewJob): GithubJob {
  const repository = repositoryNamed(world, place.repository);
  const run = runAt(world, place);
  const { at, name } = started;
  if (currentAttempt(run).status === 'completed') throw new Error(`run ${run.id} has ended`);
  const environment =
    started.environment === undefined ? undefined : enteredEnvironment(world, repository, started.environment, at);
  const isDeployment = environment !== undefined && started.deployment !== false;
  const deployment = isDeployment ? deploymentOf(world, run, environment.name, at) : undefined;
  if (deployment !== undefined) repository.deployments[deployment.id] = deployment;
  const job: GithubJob = {
    id: takeId(world),
    attempt: currentAttempt(run).number,
    name,
    environment: environment?.name ?? null,
    deploymentId: deployment?.id ?? null,
    checkRunId: checkOf(world, repository, run, started).id,
    approved: false,
    status: 'in_progress',
    conclusion: null,
    createdAt: at,
    startedAt: at,
    completedAt: null,
    steps: [],
  };
  run.jobs.push(job);
  if (environment !== undefined && !mayDeploy(repository, environment, deployRef(run)))
    return endJob(world, place, job, 'failure', at);
  if (environment !== undefined && (environment.reviewers.length > 0 || environment.waitTimer > 0)) {
    job.status = 'waiting';
    if (!run.pending.some((one) => one.name === environment.name))
      run.pending.push({ environmentId: environment.id, name: environment.name, since: at });
  }
  report(world, repository, job, { state: job.status === 'waiting' ? 'pending' : 'in_progress', at });
  settle(run, at);
  mirror(repository, job);
  return job;
}

function mirror(repository: GithubRepository, job: GithubJob): void {
  const check = repository.checks[job.checkRunId];
  if (check === undefined) throw new Error(`no check run of job '${job.name}'`);
  Object.assign(check, { status: job.status, conclusion: job.conclusion, completedAt: job.completedAt });
}

/**
 * Ends a job in any state, after a refusal, a rejection or a cancellation. `finishJob` is for a job that ends by
 * itself.
 */
export function endJob(
  world: GithubWorld,
  place: RunPlace,
  job: GithubJob,
  conclusion: Conclusion,
  at: string,
  url?: string,
): GithubJob {
  const repository = repositoryNamed(world, place.repository);
  Object.assign(job, { status: 'completed', conclusion, completedAt: at });
  report(world, repository, job, { state: conclusion === 'success' ? 'success' : 'failure', at, url });
  settle(runAt(world, place), at);
  mirror(repository, job);
  return job;
}

/** Resumes a waiting job once everything is approved and the wait timer is over. Returns the job in its new state. */
export function resumeJob(world: GithubWorld, place: RunPlace, id: number, at: string): GithubJob {
  const repository = repositoryNamed(world, place.repository);
  const job = jobAt(world, place, id);
  const environment = repository.environments[(job.environment ?? '').toLowerCase()];
  if (job.status !== 'waiting' || environment === undefined) return job;
  const approved = environment.reviewers.length === 0 || job.approved;
  const over = Date.parse(at) >= Date.parse(job.createdAt) + environment.waitTimer * minute;
  if (!approved || !over) return job;
  Object.assign(job, { status: 'in_progress', startedAt: at });
  report(world, repository, job, { state: 'in_progress', at });
  settle(runAt(world, place), at);
  mirror(repository, job);
  return job;
}

/** The result of a job. */
export interface JobEnd {
  readonly conclusion: Conclusion;
  readonly at: string;
  /** The address of its environment. */
  readonly url?: string;
  readonly steps?: readonly { readonly name: string; readonly conclusion: Conclusion }[];
}

/** Ends a job. Throws when the job waits or has ended. */
export function finishJob(world: GithubWorld, place: RunPlace, id: number, end: JobEnd): GithubJob {
  const job = jobAt(world, place, id);
  if (job.status !== 'in_progress') throw new Error(`job '${job.name}' is ${job.status}`);
  job.steps = (end.steps ?? []).map(
    ({ name, conclusion }, index): GithubStep => ({
      name,
      number: index + 1,
      status: 'completed',
      conclusion,
      startedAt: job.startedAt,
      completedAt: end.at,
    }),
  );
  return endJob(world, place, job, end.conclusion, end.at, end.url);
}

/** Records a job that its `if` or `needs` skipped. */
export function skipJob(world: GithubWorld, place: RunPlace, name: string, at: string): GithubJob {
  const repository = repositoryNamed(world, place.repository);
  const run = runAt(world, place);
  const job: GithubJob = {
    id: takeId(world),
    attempt: currentAttempt(run).number,
    name,
    environment: null,
    deploymentId: null,
    checkRunId: checkOf(world, repository, run, { name, at }).id,
    status: 'completed',
    conclusion: 'skipped',
    approved: false,
    createdAt: at,
    startedAt: at,
    completedAt: at,
    steps: [],
  };
  run.jobs.push(job);
  mirror(repository, job);
  settle(run, at);
  return job;
}

/** Cancels a job that waits or runs, as GitHub does when another job of its matrix failed. Throws when it has ended. */
export function cancelJob(world: GithubWorld, place: RunPlace, id: number, at: string): void {
  const job = jobAt(world, place, id);
  if (job.status === 'completed') throw new Error(`job '${job.name}' has ended`);
  endJob(world, place, job, 'cancelled', at);
}

/** Cancels every job that has not ended, and the run. Throws when the run has ended. */
export function cancelRun(world: GithubWorld, place: RunPlace, at: string): void {
  const run = runAt(world, place);
  const last = currentAttempt(run);
  if (last.status === 'completed') throw new Error(`run ${run.id} has ended`);
  for (const job of run.jobs.filter(({ attempt, status }) => attempt === last.number && status !== 'completed'))
    endJob(world, place, job, 'cancelled', at);
  run.pending = [];
  Object.assign(last, { status: 'completed', conclusion: 'cancelled', updatedAt: at });
}
