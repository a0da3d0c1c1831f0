import { basename } from 'node:path';
import { z } from 'zod';
import { couldNotAsk, type GithubClient } from '../../live/github-client';
import { UserError } from '../../registry/user-error';
import { countedList, shapeOf } from './run-facts';

/** The repository that gates run in. */
export interface RunsPlace {
  readonly owner: string;
  readonly repo: string;
}

/** A run as it counts here. */
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
const PER_PAGE = 100;
/** Further back nobody looks: a gate that ran lately is among these. */
const MOST_PAGES = 20;

async function* runsOf(client: GithubClient, place: RunsPlace, workflow_id: string): AsyncGenerator<GateRun> {
  const where = `${place.owner}/${place.repo}, workflow ${workflow_id}`;
  let read = 0;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const options = { ...place, workflow_id, per_page: PER_PAGE, page };
    const { data } = await client
      .request('GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs', options)
      .catch((error: unknown) => {
        throw couldNotAsk(error, 'read the runs of the workflow', where);
      });
    const { total_count: total, workflow_runs: runs } = shapeOf(RunsPage, data, 'the runs of the workflow', where);
    yield* runs;
    read += runs.length;
    if (read >= total) return;
    if (runs.length === 0) break;
  }
  throw new UserError('the list of runs came cut off', { place: where, exitCode: 3 });
}

/**
 * The runs of some workflows of a repository, newest first over all of them, read as far as they are asked for. Rejects
 * with UserError (exit 3) when a list cannot be read to where it was asked for.
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
