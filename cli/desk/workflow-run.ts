import { UserError } from '../../registry/user-error';
import type { Context } from '../context';

/** The workflow run of a statement. */
export interface RunFlags {
  readonly run?: string | undefined;
  readonly attempt?: string;
}

/** A run's number, or an attempt's. Throws UserError (exit 2) on anything but a whole number from 1 on. */
export function runNumber(text: string, place: string, allowed = 'a whole number from 1 on'): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new UserError(`"${text}" is not a run number`, { place, allowed });
}

function ownNumber(context: Context, flag: string, given: string | undefined, variable: string): number {
  const own = context.env[variable];
  const text = given ?? own;
  const allowed = `${flag} N, or ${variable} in a GitHub Actions job; a whole number from 1 on`;
  if (text === undefined) throw new UserError('the run is missing', { place: flag, allowed });
  // A job speaks only for its own run.
  if (own !== undefined && text !== own) {
    throw new UserError(`${flag} is not this job's ${variable}`, { place: flag, allowed: own });
  }
  return runNumber(text, flag, allowed);
}

/**
 * The run and its attempt: of the job that this is, else of the flags. `flag` is the option that names the run. Throws
 * UserError (exit 2), also where a job names another run than its own.
 */
export function workflowRun(
  context: Context,
  { run, attempt }: RunFlags,
  flag = '--run',
): { readonly runId: number; readonly attempt: number } {
  return {
    runId: ownNumber(context, flag, run, 'GITHUB_RUN_ID'),
    attempt: ownNumber(context, '--attempt', attempt, 'GITHUB_RUN_ATTEMPT'),
  };
}
