import { UserError } from '../../registry/user-error';
import type { Context } from '../context';

/** The run of a workflow that something is said for. */
export interface RunFlags {
  readonly run?: string;
  readonly attempt?: string;
}

function number(context: Context, flag: string, given: string | undefined, variable: string): number {
  const own = context.env[variable];
  const text = given ?? own;
  const allowed = `${flag} N, or ${variable} in a GitHub Actions job; a number from 1 on`;
  if (text === undefined) throw new UserError('which run of the workflow?', { place: flag, allowed });
  // A job speaks for itself: what it says of another run would be counted there.
  if (own !== undefined && text !== own) {
    throw new UserError(`${flag} is not this job's ${variable}`, { place: flag, allowed: own });
  }
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new UserError(`"${text}" is no number of a run`, { place: flag, allowed });
}

/** The run and its attempt: of the job that this is, else of the flags. Throws UserError (exit 2). */
export function workflowRun(
  context: Context,
  { run, attempt }: RunFlags,
): { readonly runId: number; readonly attempt: number } {
  return {
    runId: number(context, '--run', run, 'GITHUB_RUN_ID'),
    attempt: number(context, '--attempt', attempt, 'GITHUB_RUN_ATTEMPT'),
  };
}
