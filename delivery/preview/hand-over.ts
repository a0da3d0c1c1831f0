import { z } from 'zod';
import { countedList, type RunPlace, readRun } from '../../gate/observe/run-facts';
import { couldNotAsk, type GithubClient } from '../../live/github-client';
import { shapeOf } from '../../live/github-pages';
import { WORKFLOW, workflowPath } from '../../plan/workflow-names';
import { UserError } from '../../registry/user-error';

/** The workflow that builds a pull request's previews, and on the default branch publishes and deletes them. */
export const PREVIEW_WORKFLOW = workflowPath(WORKFLOW.pullPreview);

/** The name of the artifact with one surface's bundle. */
const BUNDLE = /^bundle-(?<surface>.+)$/;

const Pull = z.looseObject({
  state: z.enum(['open', 'closed']),
  head: z.looseObject({ sha: z.string(), repo: z.looseObject({ full_name: z.string() }).nullable() }),
});
const Artifact = z.looseObject({ name: z.string(), expired: z.boolean() });

/** The repository of a pull request. */
export interface PullPlace {
  readonly owner: string;
  readonly repo: string;
  readonly pull: number;
}

/** A pull request. Rejects with UserError (exit 3) when it cannot be read. */
async function readPull(client: GithubClient, { owner, repo, pull }: PullPlace): Promise<z.infer<typeof Pull>> {
  const place = `${owner}/${repo}, pull request ${pull}`;
  const path = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';
  const { data } = await client.request(path, { owner, repo, pull_number: pull }).catch((error: unknown) => {
    throw couldNotAsk(error, 'read the pull request', place);
  });
  return shapeOf(Pull, data, 'the pull request', place);
}

/**
 * The surfaces whose bundles a run built for a pull request, sorted. Rejects with UserError: exit 1 when the pull
 * request is closed, comes from a fork, or has new commits, or when the run is no build of it; exit 3 when something
 * cannot be read.
 */
export async function builtSurfaces(client: GithubClient, place: PullPlace, runId: number): Promise<readonly string[]> {
  const { owner, repo, pull } = place;
  const at: RunPlace = { owner, repo, runId };
  const [proposal, run] = await Promise.all([readPull(client, place), readRun(client, at)]);
  const refuse = (message: string) =>
    new UserError(message, {
      place: `pull request ${pull}, run ${runId}`,
      exitCode: 1,
      allowed: `a run of ${PREVIEW_WORKFLOW} for the newest commit of an open pull request of this repository`,
    });
  if (proposal.state !== 'open') throw refuse('the pull request is closed');
  if (proposal.head.repo?.full_name !== `${owner}/${repo}`) throw refuse('the pull request comes from a fork');
  if (run.path !== PREVIEW_WORKFLOW || run.event !== 'pull_request') throw refuse('the run is not a build of previews');
  if (run.sha !== proposal.head.sha) throw refuse(`the run built ${run.sha}, and the head is ${proposal.head.sha}`);
  const path = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts';
  const artifacts = await countedList(
    async (page) => (await client.request(path, { owner, repo, run_id: runId, ...page })).data,
    { key: 'artifacts', schema: Artifact, what: 'the artifacts of the run', place: `run ${runId}` },
  );
  const names = artifacts.filter(({ expired }) => !expired).map(({ name }) => BUNDLE.exec(name)?.groups?.['surface']);
  return names.flatMap((name) => name ?? []).sort();
}

/**
 * Rejects with UserError (exit 1) unless a pull request is closed: an open one keeps its previews. Rejects with exit 3
 * when it cannot be read.
 */
export async function requireClosed(client: GithubClient, place: PullPlace): Promise<void> {
  const { state } = await readPull(client, place);
  if (state === 'closed') return;
  throw new UserError('the pull request is open', {
    place: `pull request ${place.pull}`,
    allowed: 'a closed one, or --run',
    exitCode: 1,
  });
}
