import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ownPath } from '../../../formats/workflow/references';
import { actionNamed } from '../actions/all';
import type { Stage } from '../actions/play';
import { complete, fill, fillText, holds } from '../expression/evaluate';
import { actionIn, inputsOf } from '../workflow/action';
import type { Job, Step } from '../workflow/schema';
import { runShell } from './shell';

/** The result of a step. */
export interface StepResult {
  readonly name: string;
  readonly conclusion: 'success' | 'failure' | 'skipped';
  /** The text in the step's log. */
  readonly text: string;
}

/** The inputs of a job's steps. */
export interface StepsOrder {
  readonly job: Job;
  readonly stage: Stage;
  readonly temp: string;
  /** Contexts of the job, without `steps`, `env` and `job`. */
  readonly contexts: Readonly<Record<string, unknown>>;
  /** The runner's own variables, which every command sees. */
  readonly runner: Readonly<Record<string, string>>;
  /** `env` of the workflow and of the job, filled in. */
  readonly env: Readonly<Record<string, string>>;
  /** Whether the job was cancelled in the meantime. The remaining steps see it. */
  readonly isCancelled?: () => boolean;
}

/** The result of a job's steps, and the outputs that the job names. */
export interface StepsOutcome {
  readonly steps: readonly StepResult[];
  readonly conclusion: 'success' | 'failure' | 'cancelled';
  readonly outputs: Readonly<Record<string, string>>;
  /** The address that the job reports for its environment; empty if none. */
  readonly url: string;
}

interface Done {
  readonly outputs: Readonly<Record<string, string>>;
  readonly outcome: StepResult['conclusion'];
  readonly conclusion: StepResult['conclusion'];
}

function idsOf(steps: readonly Step[]): readonly string[] {
  return steps.flatMap(({ id }) => id ?? []);
}

/** Runs a job's steps in order: commands for real, actions played. */
export async function runSteps({
  job,
  stage,
  temp,
  contexts,
  runner,
  env,
  isCancelled,
}: StepsOrder): Promise<StepsOutcome> {
  const steps = job.steps ?? [];
  const none: Done = { outputs: {}, outcome: 'skipped', conclusion: 'skipped' };
  const done: Record<string, Done> = Object.fromEntries(idsOf(steps).map((id) => [id, none]));
  const results: StepResult[] = [];
  let status: StepsOutcome['conclusion'] = 'success';
  let set: Record<string, string> = {};
  mkdirSync(temp, { recursive: true });
  const scopeWith = (own: Readonly<Record<string, string>>) => ({
    status,
    contexts: { ...contexts, steps: complete(done, 'step'), env: own, job: { status } },
  });
  for (const [index, step] of steps.entries()) {
    const name = step.name ?? step.uses ?? step.run ?? `step ${index + 1}`;
    const outer = { ...env, ...set };
    if (isCancelled?.() === true) status = 'cancelled';
    if (!holds(step.if, scopeWith(outer))) {
      results.push({ name, conclusion: 'skipped', text: '' });
      continue;
    }
    const ownEnv = Object.entries(step.env ?? {}).map(([key, value]) => [key, fillText(value, scopeWith(outer))]);
    const inner: Record<string, string> = { ...outer, ...Object.fromEntries(ownEnv) };
    const scope = scopeWith(inner);
    const made = await runStep(step, scope, inner);
    const isPassed = made.ok || step['continue-on-error'] === true;
    if (!isPassed && status !== 'cancelled') status = 'failure';
    set = { ...set, ...made.env };
    const outcome = made.ok ? 'success' : 'failure';
    const conclusion = isPassed ? 'success' : 'failure';
    if (step.id !== undefined) done[step.id] = { outputs: made.outputs, outcome, conclusion };
    results.push({ name, conclusion, text: made.text });
  }
  const scope = scopeWith({ ...env, ...set });
  const outputs = Object.entries(job.outputs ?? {}).map(([name, value]) => [name, fillText(value, scope)]);
  return {
    steps: results,
    conclusion: status,
    outputs: Object.fromEntries(outputs),
    url: fillText(job.environment?.url ?? '', scope),
  };

  // An action of the checkout sees its inputs, and neither variables nor secrets.
  async function runOwn(
    path: string,
    given: Readonly<Record<string, string>>,
    inner: Readonly<Record<string, string>>,
  ) {
    const action = actionIn(stage.workspace, path);
    const { vars: _vars, secrets: _secrets, needs: _needs, ...seen } = contexts;
    const values = Object.entries(action.outputs).map(([name, { value }]) => [name, value]);
    const {
      steps: ran,
      conclusion,
      outputs,
    } = await runSteps({
      job: { steps: action.runs.steps, outputs: Object.fromEntries(values) },
      stage,
      temp,
      contexts: { ...seen, inputs: inputsOf(action, given) },
      runner,
      env: inner,
    });
    const text = ran
      .map((each) => each.text)
      .filter((each) => each !== '')
      .join('\n');
    return { ok: conclusion === 'success', outputs, env: {}, text };
  }

  async function runStep(step: Step, scope: ReturnType<typeof scopeWith>, inner: Readonly<Record<string, string>>) {
    if (step.uses !== undefined) {
      const given = Object.entries(step.with ?? {}).flatMap(([key, value]) => {
        const text = fillText(value, scope);
        return [[key, text] as const];
      });
      try {
        const path = ownPath(step.uses);
        if (path !== undefined) return await runOwn(path, Object.fromEntries(given), inner);
        const action = actionNamed(step.uses);
        const { outputs = {}, env: left = {}, text = '' } = await action(Object.fromEntries(given), stage);
        return { ok: true, outputs, env: left, text };
      } catch (error) {
        return { ok: false, outputs: {}, env: {}, text: `${step.uses}: ${(error as Error).message}` };
      }
    }
    // An expression within commands would insert text that somebody else wrote. Our workflows have none.
    if (fill(step.run, scope) !== step.run) throw new Error(`the step '${step.run}' has an expression in its commands`);
    const ran = await runShell(step.run ?? '', {
      cwd: resolve(stage.workspace, fillText(step['working-directory'] ?? '.', scope)),
      temp,
      env: { ...runner, RUNNER_TEMP: join(temp, 'files'), ...inner },
      isExplicit: step.shell !== undefined,
    });
    const text = [`$ ${step.run}`, ran.text, ran.summary].filter((part) => part !== '').join('\n');
    return { ok: ran.code === 0, outputs: ran.outputs, env: ran.env, text: `${text}\nexit ${ran.code}` };
  }
}
