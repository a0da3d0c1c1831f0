import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cancelJob, finishJob, jobAt, resumeJob, skipJob, startJob } from '../../../emulator/github/actions/jobs';
import type { RunPlace } from '../../../emulator/github/actions/runs';
import { complete, fill, fillText, holds, type Status } from '../expression/evaluate';
import { combinationsOf } from '../workflow/matrix';
import type { Job, Workflow } from '../workflow/schema';
import { defaultVariables, type githubContext } from './context';
import { type Called, credentialsOf, type Granted, givenContext, grants, requireWithin } from './credentials';
import type { Floor } from './floor';
import { runSteps } from './steps';

/** The result of a job, and the worst result of its ancestors. */
export interface JobOutcome {
  readonly result: Status;
  readonly outputs: Readonly<Record<string, string>>;
  /** `success` only when the job and all its ancestors succeeded. `success()` in later jobs reads this. */
  readonly line: Status;
}

/** One workflow file within a run: the run's own file, or one that a job called. */
export interface Scene {
  readonly floor: Floor;
  readonly place: RunPlace;
  readonly workflow: Workflow;
  readonly github: ReturnType<typeof githubContext>;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** The prefix of its jobs' names: `caller / `. */
  readonly prefix: string;
  /** The highest permissions that the caller's job allows. */
  readonly limit: Granted | undefined;
  /** Secrets that the caller passes; undefined: all secrets of the run. */
  readonly handed: Readonly<Record<string, string>> | undefined;
  readonly called: Called | undefined;
  /** Whether GitHub cancelled the job that calls this file. Absent: nothing calls it, or nothing can cancel its caller. */
  readonly isCancelled?: (() => boolean) | undefined;
  /** Plays the workflow that a job calls. */
  readonly call: (job: Job, scene: Scene, contexts: Contexts) => Promise<Pick<JobOutcome, 'result' | 'outputs'>>;
}

/** Contexts by name. */
export type Contexts = Readonly<Record<string, unknown>>;

// A failure ranks before the cancellations that it caused.
const WORST: readonly Status[] = ['failure', 'cancelled', 'skipped'];

/** The worst of several results; `success` for an empty list. */
export function worstOf(results: readonly Status[]): Status {
  return WORST.find((each) => results.includes(each)) ?? 'success';
}

function now(): string {
  return new Date().toISOString();
}

function permissionsOf({ permissions }: Job, { workflow, limit }: Scene, what: string): Granted {
  const granted = permissions ?? workflow.permissions ?? limit;
  if (granted === undefined) throw new Error(`${what} says nothing of its permissions`);
  requireWithin(granted, limit, what);
  return granted;
}

function nameOf(id: string, job: Job, matrix: Contexts | undefined, contexts: Contexts): string {
  const name = fillText(job.name ?? id, { contexts });
  const isNamed = (job.name ?? '').includes('matrix.');
  if (matrix === undefined || isNamed) return name;
  return `${name} (${Object.values(matrix).map(String).join(', ')})`;
}

async function runOne(
  id: string,
  job: Job,
  scene: Scene,
  contexts: Contexts,
  name: string,
  isCancelled: () => boolean,
) {
  const { floor, place, workflow } = scene;
  const { world } = floor.github;
  // An expression may leave the name empty: the job then has no environment.
  const environment = fillText(job.environment?.name ?? '', { contexts }) || undefined;
  const granted = permissionsOf(job, scene, `${workflow.name}: ${id}`);
  const release = await floor.concurrency(job.concurrency, contexts, place.repository);
  if (release === undefined) return { result: 'cancelled', outputs: {} } as const;
  const entered = environment ? { environment, deployment: job.environment?.deployment !== false } : {};
  const begun = startJob(world, place, { name, at: now(), ...entered });
  const waits = () => resumeJob(world, place, begun.id, now()).status !== 'waiting';
  await floor.until(() => isCancelled() || waits());
  if (isCancelled() && jobAt(world, place, begun.id).status !== 'completed') {
    cancelJob(world, place, begun.id, now());
    release();
    return { result: 'cancelled', outputs: {} } as const;
  }
  const started = jobAt(world, place, begun.id);
  // The environment rejects the branch, or a reviewer rejected the job.
  if (started.status === 'completed') {
    release();
    return { result: started.conclusion === 'success' ? 'success' : 'failure', outputs: {} } as const;
  }
  const credentials = credentialsOf({ ...floor, world }, place, begun.id, {
    granted,
    environment,
    called: scene.called,
  });
  // A called workflow has the secrets that it declares and its caller passes. Its environment's secrets take
  // precedence, but only if the caller names them (actions/runner#4453).
  const declared = Object.keys(workflow.on.workflow_call?.secrets ?? {});
  const handed = Object.fromEntries(declared.map((each) => [each, scene.handed?.[each] ?? '']));
  const own = Object.entries(credentials.secrets).filter(
    ([each]) => scene.handed === undefined || (declared.includes(each) && Object.hasOwn(scene.handed, each)),
  );
  const secrets = { ...handed, ...Object.fromEntries(own), GITHUB_TOKEN: credentials.token };
  const base = join(floor.folder, `${place.run}-${begun.id}`);
  const workspace = join(base, 'work');
  mkdirSync(workspace, { recursive: true });
  mkdirSync(join(base, 'temp', 'files'), { recursive: true });
  const all = {
    ...contexts,
    github: { ...scene.github, token: credentials.token, workspace, job: id },
    vars: givenContext(world, place, credentials.variables, 'variable'),
    secrets: givenContext(world, place, secrets, 'secret'),
    runner: { temp: join(base, 'temp', 'files'), os: 'Linux' },
  };
  const scope = { contexts: all };
  const env = { ...workflow.env, ...job.env };
  const stage = {
    github: floor.github,
    place,
    workspace,
    remotes: join(floor.folder, 'remotes'),
    token: credentials.token,
    sha: scene.github.sha,
    ref: scene.github.ref,
    deployKeys: floor.deployKeys,
    aws: floor.aws,
    identity: credentials.identity,
    allows: (permission: string, level: 'read' | 'write') => grants(granted, permission, level),
  };
  mkdirSync(stage.remotes, { recursive: true });
  const { steps, conclusion, outputs, url } = await runSteps({
    job,
    stage,
    temp: join(base, 'temp'),
    contexts: all,
    isCancelled,
    runner: {
      ...floor.runner,
      ...defaultVariables(scene.github, id),
      ...credentials.identity,
      GITHUB_WORKSPACE: workspace,
      HOME: base,
    },
    env: Object.fromEntries(Object.entries(env).map(([key, value]) => [key, fillText(value, scope)])),
  });
  floor.log(place, name, steps);
  // A cancelled run has already ended its jobs.
  if (jobAt(world, place, begun.id).status === 'in_progress')
    finishJob(world, place, begun.id, { conclusion, at: now(), steps, url });
  release();
  return { result: conclusion, outputs };
}

/** Plays one job of a workflow after the jobs that it needs: its condition, its matrix, its environment, its steps. */
export async function runJob(
  id: string,
  scene: Scene,
  needs: Readonly<Record<string, JobOutcome>>,
): Promise<JobOutcome> {
  const job = scene.workflow.jobs[id];
  if (job === undefined) throw new Error(`there is no job '${id}'`);
  const before = worstOf(Object.values(needs).map(({ line }) => line));
  // `cancelled()` describes the run. When only one job was cancelled, later jobs know just that it did not succeed.
  const isCalledOff = scene.isCancelled?.() ?? false;
  const status = isCalledOff ? 'cancelled' : before === 'cancelled' ? 'skipped' : before;
  const results = Object.entries(needs).map(([each, { result, outputs }]) => [each, { result, outputs }] as const);
  const contexts: Contexts = {
    github: scene.github,
    inputs: scene.inputs,
    needs: complete(Object.fromEntries(results), 'needed job'),
    vars: scene.floor.variables(scene.place),
  };
  if (!holds(job.if, { contexts, status })) {
    skipJob(scene.floor.github.world, scene.place, scene.prefix + (job.name ?? id), now());
    const result = isCalledOff ? 'cancelled' : 'skipped';
    return { result, outputs: {}, line: worstOf([before, result]) };
  }
  const matrix = job.strategy === undefined ? undefined : fillDeep(job.strategy.matrix, contexts);
  const combinations = matrix === undefined ? [undefined] : combinationsOf(matrix);
  // By default the first failure of a matrix cancels its other jobs, with all that they call
  // (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstrategyfail-fast).
  let hasFailed = false;
  const isCancelled = () => hasFailed || (scene.isCancelled?.() ?? false);
  const play = async (combination: Contexts | undefined) => {
    const outcome = await playOne(combination);
    const isFailFast = combination !== undefined && job.strategy?.['fail-fast'] !== false;
    if (isFailFast && outcome.result === 'failure') hasFailed = true;
    return outcome;
  };
  const playOne = (combination: Contexts | undefined) => {
    const own = combination === undefined ? contexts : { ...contexts, matrix: combination, strategy: {} };
    const name = scene.prefix + nameOf(id, job, combination, own);
    if (job.uses === undefined) return scene.floor.busy(() => runOne(id, job, scene, own, name, isCancelled));
    const limit = permissionsOf(job, scene, `${scene.workflow.name}: ${id}`);
    return scene.call(job, { ...scene, prefix: `${name} / `, limit, isCancelled }, own);
  };
  const most = job.strategy?.['max-parallel'];
  if (most !== undefined && most !== 1) throw new Error(`max-parallel ${most} is not played`);
  const outcomes: Pick<JobOutcome, 'result' | 'outputs'>[] = [];
  if (most === undefined) outcomes.push(...(await Promise.all(combinations.map(play))));
  else {
    for (const combination of combinations) {
      // Run them in order. The first failure prevents the rest from starting.
      if (job.strategy?.['fail-fast'] !== false && outcomes.some((each) => each.result !== 'success')) break;
      outcomes.push(await play(combination));
    }
  }
  const result = worstOf(outcomes.map((each) => each.result));
  const outputs = Object.assign({}, ...outcomes.map((each) => each.outputs)) as Record<string, string>;
  // A skipped ancestor still counts for later jobs, although this job ran (actions/runner#491).
  return { result, outputs, line: worstOf([before, result]) };
}

function fillDeep(value: unknown, contexts: Contexts): unknown {
  if (Array.isArray(value)) return value.map((each) => fillDeep(each, contexts));
  if (typeof value !== 'object' || value === null) return fill(value, { contexts });
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fillDeep(each, contexts)]));
}
