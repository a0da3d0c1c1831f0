import { repositoryNamed } from '../git/transfer';
import type { Conclusion, GithubRun, RunAttempt } from '../state/actions';
import { type GithubRepository, type GithubWorld, takeId } from '../world';
import { referencedWorkflows } from './referenced';
import { workflowAt, workflowsOf } from './workflow-file';

/** The input of `startRun`. */
export interface NewRun {
  readonly repository: string;
  /** Path of the workflow's file. */
  readonly workflow: string;
  /** `push`, `pull_request`, `schedule`, `workflow_dispatch`, … */
  readonly event: string;
  /** The branch of the run. */
  readonly branch: string;
  /** Default: the branch's head. */
  readonly sha?: string;
  /** Login. */
  readonly actor: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Numbers of the pull requests that the run is about. */
  readonly pulls?: readonly number[];
  /** ISO time. */
  readonly at: string;
}

/** A run by repository and id. */
export interface RunPlace {
  readonly repository: string;
  readonly run: number;
}

/** The run of that repository and id. Throws when there is none. */
export function runAt(world: GithubWorld, place: RunPlace): GithubRun {
  const found = repositoryNamed(world, place.repository).runs[place.run];
  if (found === undefined) throw new Error(`no run ${place.run} in '${place.repository}'`);
  return found;
}

/** The current attempt of a run. */
export function currentAttempt({ attempts }: GithubRun): RunAttempt {
  const last = attempts.at(-1);
  if (last === undefined) throw new Error('a run without an attempt');
  return last;
}

function attempt(number: number, triggeringActor: string, at: string): RunAttempt {
  return { number, triggeringActor, status: 'queued', conclusion: null, startedAt: at, updatedAt: at };
}

/**
 * Puts a run in the queue, as an event does. Throws when the workflow's file does not exist at the run's commit, does
 * not know the event, or calls a workflow that cannot be called. A file that is not on the default branch gets an id
 * too, as GitHub gives it one at its first run.
 */
export function startRun(world: GithubWorld, started: NewRun): GithubRun {
  const repository = repositoryNamed(world, started.repository);
  const sha = started.sha ?? repository.branches[started.branch]?.sha;
  if (sha === undefined) throw new Error(`no branch '${started.branch}' in '${started.repository}'`);
  const file = workflowAt(repository, started.workflow, sha);
  if (file === undefined) throw new Error(`no workflow '${started.workflow}' at ${sha}`);
  if (!file.events.includes(started.event)) throw new Error(`'${started.workflow}' does not run on ${started.event}`);
  const workflowId = workflowIdOf(world, repository, started);
  const runs = Object.values(repository.runs).filter((one) => one.workflowId === workflowId);
  const run: GithubRun = {
    id: takeId(world),
    workflowId,
    runNumber: runs.length + 1,
    event: started.event,
    headSha: sha,
    headBranch: started.branch,
    displayTitle: file.name,
    actor: started.actor,
    inputs: started.inputs ?? {},
    referenced: referencedWorkflows(world, repository, file, { sha, branch: started.branch }),
    pulls: started.pulls ?? [],
    createdAt: started.at,
    jobs: [],
    pending: [],
    reviews: [],
    attempts: [attempt(1, started.actor, started.at)],
  };
  repository.runs[run.id] = run;
  return run;
}

function workflowIdOf(world: GithubWorld, repository: GithubRepository, { workflow, at }: NewRun): number {
  workflowsOf(world, repository);
  const known = Object.values(repository.workflows).find(({ path }) => path === workflow);
  if (known !== undefined) return known.id;
  const id = takeId(world);
  repository.workflows[id] = { id, path: workflow, name: workflow, state: 'active', createdAt: at };
  return id;
}

/** Runs in the queue, oldest first. */
export function queuedRuns(world: GithubWorld): RunPlace[] {
  return Object.values(world.repositories)
    .flatMap(({ name, runs }) => Object.values(runs).map((run) => ({ repository: name, run })))
    .filter(({ run }) => currentAttempt(run).status === 'queued')
    .sort((one, other) => one.run.id - other.run.id)
    .map(({ repository, run }) => ({ repository, run: run.id }));
}

/** Starts all jobs of a run again: a new attempt of the same run. Throws while it runs. */
export function rerun(world: GithubWorld, place: RunPlace, user: string, at: string): GithubRun {
  const run = runAt(world, place);
  const last = currentAttempt(run);
  if (last.status !== 'completed') throw new Error(`run ${run.id} is still running`);
  run.attempts.push(attempt(last.number + 1, user, at));
  run.pending = [];
  return run;
}

const worst: readonly Conclusion[] = ['cancelled', 'failure', 'timed_out'];

/** Ends a run's attempt with the result of its jobs. Throws while a job has not ended. */
export function finishRun(world: GithubWorld, place: RunPlace, at: string): GithubRun {
  const run = runAt(world, place);
  const last = currentAttempt(run);
  const jobs = run.jobs.filter(({ attempt: number }) => number === last.number);
  const open = jobs.find(({ status }) => status !== 'completed');
  if (open !== undefined) throw new Error(`job '${open.name}' of run ${run.id} has not ended`);
  const found = worst.find((one) => jobs.some(({ conclusion }) => conclusion === one));
  const skipped = jobs.length > 0 && jobs.every(({ conclusion }) => conclusion === 'skipped');
  const conclusion = found ?? (skipped ? 'skipped' : 'success');
  Object.assign(last, { status: 'completed', conclusion, updatedAt: at });
  return run;
}
