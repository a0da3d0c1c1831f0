import type { Reply } from '../../../core/exchange';
import { cancelRun } from '../../actions/jobs';
import { currentAttempt, rerun } from '../../actions/runs';
import { loginOf } from '../../actor';
import { conflict, forbidden, notFound } from '../../errors';
import { type GithubExchange, queryText, repositoryOf, visible, writableOf } from '../../lookup';
import { jobShape, runShape } from '../../shapes/run';
import type { GithubRun, RunAttempt } from '../../state/actions';
import { page } from '../../transport/pagination';
import { workflowOf } from './workflows';

/** The largest number of items that GitHub returns of a filtered list, whatever `total_count` says. */
const mostFiltered = 1000;

/** The run of the request; throws 404. */
export function runOf(exchange: GithubExchange): GithubRun {
  const found = repositoryOf(exchange).runs[exchange.params['run_id'] ?? ''];
  if (found === undefined || !visible(exchange, found)) throw notFound();
  return found;
}

/** Whether a day or time is in a range of GitHub's search syntax: `A..B`, `>=A`, `<=B`, `>A`, `<B`, `A`. */
function within(time: string, range: string): boolean {
  const bound = (text: string, end: boolean): number =>
    text === '*'
      ? end
        ? Infinity
        : -Infinity
      : Date.parse(end && !text.includes('T') ? `${text}T23:59:59.999Z` : text);
  const at = Date.parse(time);
  const [from, to] = range.split('..');
  if (from !== undefined && to !== undefined) return at >= bound(from, false) && at <= bound(to, true);
  const [, sign = '', text = ''] = /^(>=|<=|>|<)?(.*)$/.exec(range) ?? [];
  if (sign === '>=') return at >= bound(text, false);
  if (sign === '>') return at > bound(text, true);
  if (sign === '<=') return at <= bound(text, true);
  if (sign === '<') return at < bound(text, false);
  return at >= bound(text, false) && at <= bound(text, true);
}

function listed(exchange: GithubExchange, only: (run: GithubRun) => boolean): Reply {
  const repository = repositoryOf(exchange);
  const [branch, event, actor] = ['branch', 'event', 'actor'].map((name) => queryText(exchange, name));
  const [sha, status, created] = ['head_sha', 'status', 'created'].map((name) => queryText(exchange, name));
  const filtered = [branch, event, actor, sha, status, created].some((one) => one !== undefined);
  const found = Object.values(repository.runs)
    .filter((run) => only(run) && visible(exchange, run))
    .filter((run) => branch === undefined || run.headBranch === branch)
    .filter((run) => event === undefined || run.event === event)
    .filter((run) => actor === undefined || run.actor === actor)
    .filter((run) => sha === undefined || run.headSha === sha)
    .filter((run) => {
      const last = currentAttempt(run);
      return status === undefined || last.status === status || last.conclusion === status;
    })
    .filter((run) => created === undefined || within(run.createdAt, created))
    .sort((one, other) => other.id - one.id);
  const total = found.length;
  return page(exchange, filtered ? found.slice(0, mostFiltered) : found, (some) => ({
    total_count: total,
    workflow_runs: some.map((run) => runShape(exchange, repository, run)),
  }));
}

/** GET the repository's runs, newest first. */
export function listRuns(exchange: GithubExchange): Reply {
  return listed(exchange, () => true);
}

/** GET one workflow's runs. */
export function listWorkflowRuns(exchange: GithubExchange): Reply {
  const { id } = workflowOf(exchange);
  return listed(exchange, ({ workflowId }) => workflowId === id);
}

/** GET one run, with its last attempt. */
export function getRun(exchange: GithubExchange): Reply {
  return { status: 200, body: runShape(exchange, repositoryOf(exchange), runOf(exchange)) };
}

function attemptOf(exchange: GithubExchange, run: GithubRun): RunAttempt {
  const found = run.attempts.find(({ number }) => String(number) === exchange.params['attempt_number']);
  if (found === undefined) throw notFound();
  return found;
}

/** GET one attempt. */
export function getRunAttempt(exchange: GithubExchange): Reply {
  const run = runOf(exchange);
  return { status: 200, body: runShape(exchange, repositoryOf(exchange), run, attemptOf(exchange, run)) };
}

function jobs(exchange: GithubExchange, run: GithubRun, only: (attempt: number) => boolean): Reply {
  const repository = repositoryOf(exchange);
  return page(
    exchange,
    run.jobs.filter(({ attempt }) => only(attempt)),
    (some, total) => ({
      total_count: total,
      jobs: some.map((job) => jobShape(exchange, repository, run, job)),
    }),
  );
}

/** GET the jobs of the last attempt, or with `filter=all` of every one. */
export function listJobs(exchange: GithubExchange): Reply {
  const run = runOf(exchange);
  const last = currentAttempt(run).number;
  return jobs(exchange, run, (attempt) => queryText(exchange, 'filter') === 'all' || attempt === last);
}

/** GET the jobs of one attempt. */
export function listAttemptJobs(exchange: GithubExchange): Reply {
  const run = runOf(exchange);
  const { number } = attemptOf(exchange, run);
  return jobs(exchange, run, (attempt) => attempt === number);
}

/** GET one job. */
export function getJob(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  for (const run of Object.values(repository.runs)) {
    const job = run.jobs.find(({ id }) => String(id) === exchange.params['job_id']);
    if (job !== undefined) return { status: 200, body: jobShape(exchange, repository, run, job) };
  }
  throw notFound();
}

/** POST: a new attempt; 403 while the last one runs. */
export function rerunRun(exchange: GithubExchange): Reply {
  const { name } = writableOf(exchange);
  const run = runOf(exchange);
  if (currentAttempt(run).status !== 'completed') throw forbidden('This workflow is already running');
  rerun(exchange.world, { repository: name, run: run.id }, loginOf(exchange), exchange.now());
  return { status: 201, body: {} };
}

/** POST; 409 for a run that has ended. */
export function cancel(exchange: GithubExchange): Reply {
  const { name } = writableOf(exchange);
  const run = runOf(exchange);
  if (currentAttempt(run).status === 'completed') throw conflict('Cannot cancel a workflow run that is completed.');
  cancelRun(exchange.world, { repository: name, run: run.id }, exchange.now());
  return { status: 202, body: {} };
}
