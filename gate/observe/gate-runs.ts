import { basename } from 'node:path';
import { z } from 'zod';
import type { GithubClient } from '../../live/github-client';
import { listPages, shapeOf } from '../../live/github-pages';
import { countedList } from './run-facts';

/** The repository in which gates run. */
export interface RunsPlace {
  readonly owner: string;
  readonly repo: string;
}

/** The fields of a run that are used. */
export const GateRun = z.looseObject({
  id: z.int(),
  path: z.string(),
  head_branch: z.string().nullable(),
  head_sha: z.string(),
  event: z.string(),
  status: z.string().nullable(),
  run_attempt: z.int(),
  html_url: z.string(),
  head_repository: z.looseObject({ full_name: z.string() }).nullish(),
});
export type GateRun = z.infer<typeof GateRun>;

const Workflow = z.looseObject({ path: z.string() });
const RunsPage = z.looseObject({ total_count: z.int(), workflow_runs: z.array(GateRun) });

async function* runsOf(client: GithubClient, place: RunsPlace, workflow_id: string): AsyncGenerator<GateRun> {
  const what = 'the runs of the workflow';
  const where = `${place.owner}/${place.repo}, workflow ${workflow_id}`;
  const route = 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs';
  const pages = listPages(
    async (page) => (await client.request(route, { ...place, workflow_id, ...page })).data,
    (data) => {
      const { total_count: total, workflow_runs: items } = shapeOf(RunsPage, data, what, where);
      return { total, items };
    },
    // A gate that ran lately is among these.
    { what, place: where },
  );
  for await (const runs of pages) yield* runs;
}

/**
 * The runs of some workflows of a repository, newest first across all of them, read on demand. Rejects with UserError
 * (exit 3) when a list cannot be read that far.
 */
export async function* runsNewestFirst(
  client: GithubClient,
  place: RunsPlace,
  paths: readonly string[],
): AsyncGenerator<GateRun> {
  const where = `${place.owner}/${place.repo}`;
  const workflows = await countedList(
    async (page) => (await client.request('GET /repos/{owner}/{repo}/actions/workflows', { ...place, ...page })).data,
    { key: 'workflows', schema: Workflow, what: 'the workflows', place: where },
  );
  const lists = workflows
    .filter(({ path }) => paths.includes(path))
    .map(({ path }) => runsOf(client, place, basename(path)));
  const heads = await Promise.all(lists.map(async (list) => ({ list, next: await list.next() })));
  for (;;) {
    let newest: { list: AsyncGenerator<GateRun>; next: IteratorResult<GateRun> } | undefined;
    for (const head of heads) {
      if (head.next.done === true) continue;
      if (!newest || newest.next.done === true || head.next.value.id > newest.next.value.id) newest = head;
    }
    if (!newest || newest.next.done === true) return;
    yield newest.next.value;
    newest.next = await newest.list.next();
  }
}
