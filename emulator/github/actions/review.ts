import type { GithubJob } from '../state/actions';
import type { GithubWorld } from '../world';
import { endJob, resumeJob } from './jobs';
import { currentAttempt, type RunPlace, runAt } from './runs';

/** One person's review of environments that a run waits for. */
export interface Review {
  /** Login. */
  readonly user: string;
  /** Names of environments. */
  readonly environments: readonly string[];
  readonly state: 'approved' | 'rejected';
  readonly comment: string;
  readonly at: string;
}

/**
 * Approves or rejects every job that waits for these environments: one reviewer is enough. The caller decides who may
 * review.
 */
export function review(
  world: GithubWorld,
  place: RunPlace,
  { user, environments, state, comment, at }: Review,
): GithubJob[] {
  const run = runAt(world, place);
  const { number } = currentAttempt(run);
  const waiting = run.jobs.filter(
    ({ attempt, status, environment }) =>
      attempt === number && status === 'waiting' && environment !== null && environments.includes(environment),
  );
  const ids = run.pending.filter(({ name }) => environments.includes(name)).map(({ environmentId }) => environmentId);
  run.reviews.push({ environments: ids, state, user, comment, attempt: number });
  run.pending = run.pending.filter(({ name }) => !environments.includes(name));
  for (const job of waiting) {
    if (state === 'rejected') endJob(world, place, job, 'failure', at);
    else {
      job.approved = true;
      resumeJob(world, place, job.id, at);
    }
  }
  return waiting;
}
