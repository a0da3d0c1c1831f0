import { z } from 'zod';
import { GITHUB_ACTIONS_APP } from '../../plan/rulesets';
import { UserError } from '../../registry/user-error';
import { type GithubPlace, readList } from '../github/place';
import type { ReportedRun, RunOrigin } from './aggregate';

const WorkflowRun = z.looseObject({
  id: z.int().min(1),
  workflow_id: z.int().min(1),
  event: z.string().min(1),
  head_branch: z.string().nullable(),
});

const Job = z.looseObject({
  check_run_url: z.string(),
  conclusion: z.string().nullable(),
  started_at: z.iso.datetime({ offset: true }),
});

/** Whether a check has a cancelled run and a possible successor. */
function isDisputed(runs: readonly ReportedRun[]): boolean {
  const cancelled = runs.filter((run) => run.app === GITHUB_ACTIONS_APP && run.conclusion === 'cancelled');
  return cancelled.some(({ name, app }) =>
    runs.some((run) => run.name === name && run.app === app && run.conclusion !== 'cancelled'),
  );
}

async function readOrigins(
  at: GithubPlace,
  commit: string,
  isEdited: boolean,
): Promise<ReadonlyMap<string, RunOrigin>> {
  const origins = new Map<string, RunOrigin>();
  const runs = await readList(at, WorkflowRun, `/actions/runs?head_sha=${commit}`, 'workflow_runs');
  for (const { id, workflow_id, event, head_branch } of runs) {
    const jobs = await readList(at, Job, `/actions/runs/${id}/jobs?filter=all`, 'jobs');
    for (const { check_run_url, conclusion, started_at } of jobs) {
      origins.set(check_run_url.split('/').at(-1) ?? '', {
        workflow: String(workflow_id),
        event,
        branch: head_branch ?? '',
        isEdited,
        conclusion,
        startedAt: Date.parse(started_at),
      });
    }
  }
  return origins;
}

/**
 * Adds to the check runs what Actions says of the jobs behind them. Only Actions knows that: anybody with `checks:
 * write` can make a check run of any name (https://docs.github.com/en/rest/checks/runs#create-a-check-run). It asks
 * only when a cancelled run stands beside another run. Without an answer no run has an origin, and the cancelled run
 * counts. `isEdited` says whether the change edits workflow files.
 */
export async function withOrigins<Run extends ReportedRun & { readonly id: number }>(
  at: GithubPlace,
  commit: string,
  runs: readonly Run[],
  isEdited: boolean,
): Promise<readonly Run[]> {
  if (!isDisputed(runs)) return runs;
  try {
    const origins = await readOrigins(at, commit, isEdited);
    return runs.map((run) => ({ ...run, origin: origins.get(String(run.id)) }));
  } catch (error) {
    if (error instanceof UserError) return runs;
    throw error;
  }
}
