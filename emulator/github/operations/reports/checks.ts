import type { Reply } from '../../../core/exchange';
import { forbidden, notFound, unprocessable } from '../../errors';
import { resolveCommit } from '../../git/refs';
import { type GithubExchange, pageUrl, queryText, repositoryOf, repositoryUrl, writableOf } from '../../lookup';
import { nodeId } from '../../shapes/account';
import { integration } from '../../shapes/app';
import type { GithubCheckRun } from '../../state/reports';
import { page } from '../../transport/pagination';
import { type GithubRepository, takeId } from '../../world';

interface Annotation {
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
}

interface CheckBody {
  readonly name?: string;
  readonly head_sha?: string;
  readonly details_url?: string;
  readonly external_id?: string;
  readonly status?: 'queued' | 'in_progress' | 'completed';
  readonly conclusion?: string;
  readonly started_at?: string;
  readonly completed_at?: string;
  readonly output?: {
    readonly title?: string;
    readonly summary?: string;
    readonly text?: string;
    readonly annotations?: readonly Annotation[];
  };
}

// Each run of a workflow has its own check suite. A check run that is no job of a run has its own suite here.
function suiteOf({ runs }: GithubRepository, { id }: GithubCheckRun): number {
  return Object.values(runs).find(({ jobs }) => jobs.some(({ checkRunId }) => checkRunId === id))?.id ?? id;
}

function shape(exchange: GithubExchange, repository: GithubRepository, check: GithubCheckRun): object {
  const { id, output } = check;
  const url = `${repositoryUrl(exchange, repository)}/check-runs/${id}`;
  const app = exchange.world.apps[check.app];
  return {
    id,
    head_sha: check.headSha,
    node_id: nodeId('CR', id),
    external_id: check.externalId,
    url,
    html_url: `${pageUrl(exchange, repository)}/runs/${id}`,
    details_url: check.detailsUrl,
    name: check.name,
    status: check.status,
    conclusion: check.conclusion,
    started_at: check.startedAt,
    completed_at: check.completedAt,
    check_suite: { id: suiteOf(repository, check) },
    pull_requests: [],
    output: { ...output, annotations_count: 0, annotations_url: `${url}/annotations` },
    app: app === undefined ? null : integration(exchange.base, exchange.world, app),
  };
}

// https://docs.github.com/en/rest/checks/runs#create-a-check-run: only GitHub sets the conclusion `stale`,
// `details_url` is a web address, and only annotations of one line have columns.
function requireDocumented({ name, conclusion, details_url, output }: CheckBody): void {
  if (name !== undefined && name.trim() === '') throw unprocessable("Invalid request.\n\nname can't be blank");
  if (conclusion === 'stale') throw unprocessable('Invalid request.\n\nOnly GitHub can set the conclusion stale.');
  if (details_url !== undefined && !/^https?:\/\//i.test(details_url)) {
    throw unprocessable('Invalid request.\n\ndetails_url must use the http or https scheme.');
  }
  const wide = (output?.annotations ?? []).some(
    ({ start_line, end_line, start_column, end_column }) =>
      end_line < start_line || (start_line !== end_line && (start_column !== undefined || end_column !== undefined)),
  );
  if (wide) throw unprocessable('Invalid request.\n\nannotations: columns are of annotations of one line.');
}

function changed(exchange: GithubExchange, check: GithubCheckRun, body: CheckBody): GithubCheckRun {
  const conclusion = body.conclusion ?? check.conclusion;
  const status = body.conclusion === undefined ? (body.status ?? check.status) : 'completed';
  requireDocumented(body);
  if (status === 'completed' && conclusion === null) throw unprocessable('A completed check run needs a conclusion.');
  return {
    ...check,
    name: body.name ?? check.name,
    status,
    conclusion,
    detailsUrl: body.details_url ?? check.detailsUrl,
    externalId: body.external_id ?? check.externalId,
    startedAt: body.started_at ?? check.startedAt,
    completedAt: status === 'completed' ? (body.completed_at ?? check.completedAt ?? exchange.now()) : null,
    output: {
      title: body.output?.title ?? check.output.title,
      summary: body.output?.summary ?? check.output.summary,
      text: body.output?.text ?? check.output.text,
    },
  };
}

function requireApp({ caller }: GithubExchange): string {
  if (caller.token?.app == null) throw forbidden('You must authenticate via a GitHub App.');
  return caller.token.app;
}

/** POST: only Apps, and only for an existing commit. */
export function createCheck(exchange: GithubExchange): Reply {
  const repository = writableOf(exchange);
  const app = requireApp(exchange);
  const body = exchange.body as CheckBody;
  const headSha = body.head_sha ?? '';
  if (repository.git.objects[headSha]?.kind !== 'commit') throw unprocessable(`No commit found for SHA: ${headSha}`);
  const blank: GithubCheckRun = {
    id: takeId(exchange.world),
    headSha,
    app,
    name: '',
    externalId: null,
    detailsUrl: null,
    status: 'queued',
    conclusion: null,
    startedAt: exchange.now(),
    completedAt: null,
    output: { title: null, summary: null, text: null },
  };
  const check = changed(exchange, blank, body);
  repository.checks[check.id] = check;
  return { status: 201, body: shape(exchange, repository, check) };
}

/** PATCH, by the App that made it. */
export function updateCheck(exchange: GithubExchange): Reply {
  const repository = writableOf(exchange);
  const app = requireApp(exchange);
  const found = repository.checks[exchange.params['check_run_id'] ?? ''];
  if (found === undefined) throw notFound();
  if (found.app !== app) throw forbidden('This check run can only be modified by the GitHub App that made it.');
  const check = changed(exchange, found, exchange.body as CheckBody);
  repository.checks[check.id] = check;
  return { status: 200, body: shape(exchange, repository, check) };
}

/**
 * GET those of a commit: the latest of each App, name and run unless `filter=all`. GitHub lists a cancelled run of a
 * workflow beside a later one: https://github.com/apache/texera/issues/8522.
 */
export function listChecks(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const wanted = exchange.params['ref'] ?? '';
  const sha = resolveCommit(repository, wanted);
  if (sha === undefined) throw unprocessable(`No commit found for SHA: ${wanted}`);
  const [name, status, app] = ['check_name', 'status', 'app_id'].map((key) => queryText(exchange, key));
  const of = Object.values(repository.checks).filter(({ headSha }) => headSha === sha);
  const suite = (check: GithubCheckRun) => {
    const own = suiteOf(repository, check);
    return own === check.id ? '' : own;
  };
  const latest = new Map(of.map((check) => [`${suite(check)} ${check.app} ${check.name}`, check]));
  const found = (queryText(exchange, 'filter') === 'all' ? of : [...latest.values()])
    .filter((check) => name === undefined || check.name === name)
    .filter((check) => status === undefined || check.status === status)
    .filter((check) => app === undefined || String(exchange.world.apps[check.app]?.id) === app)
    .reverse();
  return page(exchange, found, (some, total) => ({
    total_count: total,
    check_runs: some.map((one) => shape(exchange, repository, one)),
  }));
}
