import { currentAttempt } from '../actions/runs';
import { accountOf } from '../actor';
import { readCommit } from '../git/commit';
import { type GithubExchange, pageUrl, repositoryUrl } from '../lookup';
import type { GithubJob, GithubRun, GithubWorkflow, RunAttempt } from '../state/actions';
import type { GithubPull } from '../state/pulls';
import type { GithubRepository } from '../world';
import { nodeId } from './account';
import { minimalRepository } from './repository';

/** `workflow`. */
export function workflowShape(
  exchange: GithubExchange,
  repository: GithubRepository,
  workflow: GithubWorkflow,
): object {
  const { id, path, name, state, createdAt } = workflow;
  const html = pageUrl(exchange, repository);
  return {
    id,
    node_id: nodeId('W', id),
    name,
    path,
    state,
    created_at: createdAt,
    updated_at: createdAt,
    url: `${repositoryUrl(exchange, repository)}/actions/workflows/${id}`,
    html_url: `${html}/blob/${repository.defaultBranch}/${path}`,
    badge_url: `${html}/workflows/${encodeURIComponent(name)}/badge.svg`,
  };
}

/** `pull-request-minimal`. */
function pullMinimal(exchange: GithubExchange, repository: GithubRepository, pull: GithubPull): object {
  const url = repositoryUrl(exchange, repository);
  const repo = { id: repository.id, url, name: repository.name };
  const side = ({ ref, sha }: GithubPull['head']) => ({ ref, sha, repo });
  const { id, number } = pull;
  return { id, number, url: `${url}/pulls/${number}`, head: side(pull.head), base: side(pull.base) };
}

function headCommit(repository: GithubRepository, sha: string): object {
  const { tree, message, committer, author } = readCommit(repository.git.objects, sha);
  const person = ({ name, email }: typeof author) => ({ name, email });
  return {
    id: sha,
    tree_id: tree,
    message,
    timestamp: committer.date,
    author: person(author),
    committer: person(committer),
  };
}

/** `workflow-run`, with its last attempt or the given one. */
export function runShape(
  exchange: GithubExchange,
  repository: GithubRepository,
  run: GithubRun,
  attempt: RunAttempt = currentAttempt(run),
): object {
  const { base, world } = exchange;
  const url = `${repositoryUrl(exchange, repository)}/actions/runs/${run.id}`;
  const api = repositoryUrl(exchange, repository);
  const workflow = repository.workflows[run.workflowId];
  const home = minimalRepository(base, world, repository, 'pull');
  const { permissions: _, ...bare } = home as { permissions?: unknown };
  const pulls = run.pulls.flatMap((number) => repository.pulls[number] ?? []);
  return {
    id: run.id,
    name: workflow?.name ?? null,
    node_id: nodeId('WFR', run.id),
    check_suite_id: run.id,
    check_suite_node_id: nodeId('CS', run.id),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: workflow?.path ?? '',
    run_number: run.runNumber,
    run_attempt: attempt.number,
    event: run.event,
    referenced_workflows: run.referenced,
    status: attempt.status,
    conclusion: attempt.conclusion,
    workflow_id: run.workflowId,
    url,
    html_url: `${pageUrl(exchange, repository)}/actions/runs/${run.id}`,
    pull_requests: pulls.map((pull) => pullMinimal(exchange, repository, pull)),
    created_at: run.createdAt,
    updated_at: attempt.updatedAt,
    run_started_at: attempt.startedAt,
    actor: accountOf(base, world, run.actor),
    triggering_actor: accountOf(base, world, attempt.triggeringActor),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${api}/check-suites/${run.id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: attempt.number > 1 ? `${url}/attempts/${attempt.number - 1}` : null,
    workflow_url: `${api}/actions/workflows/${run.workflowId}`,
    head_commit: headCommit(repository, run.headSha),
    repository: bare,
    head_repository: bare,
    head_repository_id: repository.id,
    display_title: run.displayTitle,
  };
}

/** `job`. */
export function jobShape(
  exchange: GithubExchange,
  repository: GithubRepository,
  run: GithubRun,
  job: GithubJob,
): object {
  const api = repositoryUrl(exchange, repository);
  const ran = job.status !== 'waiting' && job.conclusion !== 'skipped';
  return {
    id: job.id,
    run_id: run.id,
    run_url: `${api}/actions/runs/${run.id}`,
    run_attempt: job.attempt,
    node_id: nodeId('CR', job.id),
    head_sha: run.headSha,
    url: `${api}/actions/jobs/${job.id}`,
    html_url: `${pageUrl(exchange, repository)}/actions/runs/${run.id}/job/${job.id}`,
    status: job.status,
    conclusion: job.conclusion,
    created_at: job.createdAt,
    started_at: job.startedAt,
    completed_at: job.completedAt,
    name: job.name,
    check_run_url: `${api}/check-runs/${job.checkRunId}`,
    steps: job.steps.map(({ name, number, status, conclusion, startedAt, completedAt }) => ({
      name,
      number,
      status,
      conclusion,
      started_at: startedAt,
      completed_at: completedAt,
    })),
    labels: ran ? ['ubuntu-latest'] : [],
    runner_id: ran ? 1 : null,
    runner_name: ran ? 'emulated' : null,
    runner_group_id: ran ? 1 : null,
    runner_group_name: ran ? 'GitHub Actions' : null,
    workflow_name: repository.workflows[run.workflowId]?.name ?? null,
    head_branch: run.headBranch,
  };
}
