import { z } from 'zod';
import type { PageNumber } from '../../formats/pages';
import { couldNotAsk, type GithubClient, statusOf } from '../../live/github-client';
import { shapeOf, wholeList } from '../../live/github-pages';
import { UserError } from '../../registry/user-error';

/** A run of a workflow, by repository and id. */
export interface RunPlace {
  readonly owner: string;
  readonly repo: string;
  readonly runId: number;
}

const Actor = z.looseObject({ id: z.int(), login: z.string() });

/** GitHub's answer about a run's newest attempt. */
export const RunFacts = z
  .looseObject({
    id: z.int(),
    path: z.string(),
    head_branch: z.string().nullable(),
    head_sha: z.string(),
    event: z.string(),
    run_attempt: z.int(),
    status: z.string().nullable(),
    conclusion: z.string().nullable(),
    html_url: z.string(),
    created_at: z.string(),
    actor: Actor,
    triggering_actor: Actor,
    // GitHub's schema allows the list to be missing or null.
    referenced_workflows: z.array(z.looseObject({ path: z.string(), sha: z.string() })).nullish(),
  })
  .transform((run) => ({
    id: run.id,
    // GitHub appends the ref to the path of some runs.
    path: run.path.replace(/@.*$/, ''),
    branch: run.head_branch,
    sha: run.head_sha,
    event: run.event,
    attempt: run.run_attempt,
    status: run.status,
    conclusion: run.conclusion,
    url: run.html_url,
    createdAt: run.created_at,
    actor: { id: run.actor.id, login: run.actor.login },
    triggeringActor: { id: run.triggering_actor.id, login: run.triggering_actor.login },
    /** The called workflows; undefined when GitHub does not tell. */
    referenced: run.referenced_workflows?.map(({ path, sha }) => ({ path, sha })),
  }));
export type RunFacts = z.infer<typeof RunFacts>;

/** A job of a run; a called workflow's is `caller / job`. */
const JobFacts = z.looseObject({
  name: z.string(),
  status: z.string(),
  conclusion: z.string().nullable(),
  run_attempt: z.int(),
});
export type JobFacts = z.infer<typeof JobFacts>;

/** One person's answer about the environments that a run waited for. GitHub does not tell the attempt. */
const ReviewFacts = z.looseObject({
  state: z.string(),
  user: Actor,
  environments: z.array(z.looseObject({ name: z.string() })),
});
export type ReviewFacts = z.infer<typeof ReviewFacts>;

function placeOf({ owner, repo, runId }: RunPlace): string {
  return `${owner}/${repo}, run ${runId}`;
}

/** Every page of a list that counts its items. Rejects with UserError (exit 3) when it is incomplete. */
export async function countedList<T>(
  ask: (page: PageNumber) => Promise<unknown>,
  {
    key,
    schema,
    what,
    place,
  }: { readonly key: string; readonly schema: z.ZodType<T>; readonly what: string; readonly place: string },
): Promise<readonly T[]> {
  const Page = z.looseObject({ total_count: z.int() });
  const Items = z.looseObject({ [key]: z.array(schema) });
  const read = (data: unknown) => ({
    total: shapeOf(Page, data, what, place).total_count,
    items: shapeOf(Items, data, what, place)[key] ?? [],
  });
  return wholeList(ask, read, { what, place });
}

/** Reads a run; undefined while GitHub does not show it. Rejects with UserError (exit 3) when it cannot tell. */
export async function findRun(client: GithubClient, run: RunPlace): Promise<RunFacts | undefined> {
  const { owner, repo, runId: run_id } = run;
  try {
    const { data } = await client.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}', { owner, repo, run_id });
    return shapeOf(RunFacts, data, 'the run', placeOf(run));
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (statusOf(error) === 404) return undefined;
    throw couldNotAsk(error, 'read the run', placeOf(run));
  }
}

/** Reads a run that must exist. Rejects with UserError (exit 3) when it cannot be read. */
export async function readRun(client: GithubClient, run: RunPlace): Promise<RunFacts> {
  const found = await findRun(client, run);
  if (found) return found;
  throw new UserError('the run is not there, or hidden from this credential', { place: placeOf(run), exitCode: 3 });
}

/** Every job of a run's attempt. Rejects with UserError (exit 3) when the list cannot be read whole. */
export function readJobs(client: GithubClient, run: RunPlace, attempt: number): Promise<readonly JobFacts[]> {
  const { owner, repo, runId: run_id } = run;
  const path = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs';
  const there = { owner, repo, run_id, attempt_number: attempt };
  return countedList(async (page) => (await client.request(path, { ...there, ...page })).data, {
    key: 'jobs',
    schema: JobFacts,
    what: 'the jobs of the run',
    place: placeOf(run),
  });
}

/** People's answers about a run's environments. Rejects with UserError (exit 3) when they cannot be read. */
export async function readReviews(client: GithubClient, run: RunPlace): Promise<readonly ReviewFacts[]> {
  const { owner, repo, runId: run_id } = run;
  const path = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals';
  const { data } = await client.request(path, { owner, repo, run_id }).catch((error: unknown) => {
    throw couldNotAsk(error, 'read the approvals of the run', placeOf(run));
  });
  return shapeOf(z.array(ReviewFacts), data, 'the approvals of the run', placeOf(run));
}
