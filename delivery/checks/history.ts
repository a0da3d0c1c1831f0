import { z } from 'zod';
import { days } from '../../registry/dates';
import { UserError } from '../../registry/user-error';
import { type GithubPlace, readList, readOne } from '../github/place';
import type { RunOutcome } from './baseline';

const Run = z.looseObject({ id: z.int().min(1), event: z.string(), created_at: z.iso.datetime() });
const Job = z.looseObject({
  name: z.string(),
  run_attempt: z.int().min(1),
  status: z.string(),
  conclusion: z.string().nullable(),
  completed_at: z.iso.datetime().nullish(),
});
type Job = z.infer<typeof Job>;

/** The inputs of a search for a check's history. */
export interface HistoryQuestion {
  /** The file's name, or its path. */
  readonly workflow: string;
  /** The name under which the job reports. */
  readonly context: string;
  readonly branch: string;
  /** The length of the searched history, in days. */
  readonly days: number;
  readonly now: Date;
}

/** The branch's own events: a pull request's run also shows refused changes. */
const EVENTS: readonly string[] = ['push', 'schedule'];

/** Conclusions without any meaning for the check. */
const SILENT: readonly (string | null)[] = ['skipped', 'cancelled'];

function jobsOf(jobs: readonly Job[], context: string): readonly Job[] {
  return jobs.filter(({ name }) => name === context || (name.startsWith(`${context} (`) && name.endsWith(')')));
}

// A rerun keeps its first start time, so its newest answer ends with its newest job.
function endOf(ours: readonly Job[], began: string): string {
  return ours.reduce((newest, { completed_at: end }) => {
    return end && Date.parse(end) > Date.parse(newest) ? end : newest;
  }, began);
}

function outcomeOf(ours: readonly Job[]): RunOutcome['attempts'] {
  const attempts = [...new Set(ours.map((job) => job.run_attempt))].sort((a, b) => a - b);
  return attempts.flatMap((attempt) => {
    const told = ours.filter((job) => job.run_attempt === attempt && !SILENT.includes(job.conclusion));
    if (told.length === 0) return [];
    // All jobs of a matrix must be green.
    return [told.every(({ conclusion }) => conclusion === 'success') ? ('success' as const) : ('failure' as const)];
  });
}

/**
 * The outcomes of a check on a branch. Rejects with UserError: exit 2 when there is no such workflow, 3 when the
 * history is incomplete.
 */
export async function checkHistory(at: GithubPlace, question: HistoryQuestion): Promise<readonly RunOutcome[]> {
  const { context, branch, now } = question;
  const name = question.workflow.split('/').at(-1) ?? '';
  const workflow = `/actions/workflows/${encodeURIComponent(name)}`;
  if (!(await readOne(at, z.looseObject({}), workflow))) {
    throw new UserError(`there is no workflow "${name}"`, {
      place: '--workflow',
      allowed: `a file of .github/workflows on the default branch of ${at.owner}/${at.repository}`,
    });
  }
  const since = new Date(now.getTime() - days(question.days)).toISOString().slice(0, 10);
  const query = `?branch=${encodeURIComponent(branch)}&status=completed&created=${encodeURIComponent(`>=${since}`)}`;
  const runs = await readList(at, Run, `${workflow}/runs${query}`, 'workflow_runs');
  const own = runs.filter(({ event }) => EVENTS.includes(event));
  const outcomes = await Promise.all(
    own.map(async ({ id, created_at: time }) => {
      const jobs = await readList(at, Job, `/actions/runs/${id}/jobs?filter=all`, 'jobs');
      const ours = jobsOf(jobs, context);
      return { runId: id, at: endOf(ours, time), attempts: outcomeOf(ours) };
    }),
  );
  return outcomes.filter(({ attempts }) => attempts.length > 0);
}
