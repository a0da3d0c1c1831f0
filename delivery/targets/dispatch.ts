import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { countedList, findRun, RunFacts, type RunPlace } from '../../gate/observe/run-facts';
import { couldNotAsk, type GithubClient, statusOf } from '../../live/github-client';
import { shapeOf } from '../../live/github-pages';
import { UserError } from '../../registry/user-error';

/** A workflow of a repository, and the branch of its dispatch. */
export interface WorkflowPlace {
  readonly owner: string;
  readonly repo: string;
  /** `.github/workflows/deploy.yml` */
  readonly workflow: string;
  /** The tier's exact branch, whose runs GitHub's environments admit. */
  readonly branch: string;
}

/** The limits of waiting for runs: milliseconds between two reads, and in total. */
export interface RunPatience {
  readonly everyMs?: number;
  readonly timeoutMs?: number;
  readonly sleep?: (ms: number) => Promise<unknown>;
}

const Dispatched = z.looseObject({ workflow_run_id: z.int() });

/** The last part of a workflow's path, which the API uses. */
function fileName(workflow: string): string {
  return workflow.split('/').at(-1) ?? workflow;
}

/**
 * Starts a run of a workflow on a branch and returns its id. The request is sent only once: a second run would be a
 * second deploy. Rejects with UserError: exit 1 when GitHub refuses the inputs, exit 3 when it is unknown whether a run
 * was started.
 */
export async function dispatchRun(
  client: GithubClient,
  { owner, repo, workflow, branch }: WorkflowPlace,
  inputs: Readonly<Record<string, string>>,
): Promise<RunPlace> {
  const place = `${owner}/${repo}, ${workflow} on ${branch}`;
  const path = 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches';
  // A bare name could mean a tag, and anybody who may push creates tags. GitHub accepts the full ref name here, and
  // actions that pass on `github.ref` rely on it (github.com/benc-uk/workflow-dispatch, input `ref`).
  const options = {
    ref: `refs/heads/${branch}`,
    inputs: { ...inputs },
    return_run_details: true,
    request: { retries: 0 },
  };
  try {
    const { data } = await client.request(path, { owner, repo, workflow_id: fileName(workflow), ...options });
    return { owner, repo, runId: shapeOf(Dispatched, data, 'the dispatched run', place).workflow_run_id };
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (statusOf(error) !== 422) throw couldNotAsk(error, 'dispatch the workflow', place);
    const message = error instanceof Error ? error.message : 'refused';
    throw new UserError(`GitHub refused the dispatch: ${message.slice(0, 300)}`, { place, exitCode: 1 });
  }
}

/** The states of a run that has not ended. */
const OPEN = ['queued', 'in_progress', 'waiting', 'pending', 'requested'] as const;

// A list of all runs is truncated at a thousand, so a caller narrows it.
async function dispatchedRuns(
  client: GithubClient,
  { owner, repo, workflow, branch }: WorkflowPlace,
  actor: string,
  narrowed: { readonly status: (typeof OPEN)[number] } | { readonly created: string },
): Promise<readonly RunFacts[]> {
  const path = 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs';
  const base = { owner, repo, workflow_id: fileName(workflow), branch, event: 'workflow_dispatch', actor };
  const what = {
    key: 'workflow_runs',
    schema: RunFacts,
    what: 'the runs of the workflow',
    place: `${owner}/${repo}, ${workflow}`,
  };
  const ask = async (page: object) => (await client.request(path, { ...base, ...narrowed, ...page })).data;
  const found = await countedList(ask, what);
  return found.filter((run) => run.path === workflow);
}

function newestFirst(runs: readonly RunFacts[]): readonly RunFacts[] {
  return [...runs].sort((one, other) => other.id - one.id);
}

/** The unfinished dispatched runs of a workflow on a branch, newest first. Rejects with UserError (exit 3). */
export async function openRuns(
  client: GithubClient,
  place: WorkflowPlace,
  actor: string,
): Promise<readonly RunFacts[]> {
  const open: RunFacts[] = [];
  for (const status of OPEN) open.push(...(await dispatchedRuns(client, place, actor, { status })));
  return newestFirst(open);
}

/** The dispatched runs of a workflow on a branch since a time, newest first. Rejects with UserError (exit 3). */
export async function runsSince(
  client: GithubClient,
  place: WorkflowPlace,
  actor: string,
  since: Date,
): Promise<readonly RunFacts[]> {
  return newestFirst(await dispatchedRuns(client, place, actor, { created: `>=${since.toISOString()}` }));
}

/** The first pause between two reads, in milliseconds. */
const FIRST_PAUSE = 500;

/**
 * Follows a run to its end. `seen` gets every state on the way. Rejects with UserError (exit 3) when it does not end in
 * time or cannot be read.
 */
export async function followRun(
  client: GithubClient,
  run: RunPlace,
  { everyMs = 5000, timeoutMs = 3_600_000, sleep = pause }: RunPatience = {},
  seen: (facts: RunFacts) => void = () => undefined,
): Promise<RunFacts> {
  const place = `${run.owner}/${run.repo}, run ${run.runId}`;
  // The first pauses are short for short runs.
  let pauseMs = Math.min(FIRST_PAUSE, everyMs);
  for (let waited = 0; ; pauseMs = Math.min(pauseMs * 2, everyMs)) {
    // A new run appears in reads only after a while.
    const facts = await findRun(client, run);
    if (facts) seen(facts);
    if (facts?.status === 'completed') return facts;
    if (waited >= timeoutMs) {
      throw new UserError(`the run has not ended: it is ${facts?.status ?? 'not to be seen'}`, { place, exitCode: 3 });
    }
    await sleep(pauseMs);
    waited += pauseMs;
  }
}
