import type { Reply } from '../../../core/exchange';
import { startRun } from '../../actions/runs';
import { filledInputs, inputProblem, workflowAt, workflowsOf } from '../../actions/workflow-file';
import { loginOf } from '../../actor';
import { forbidden, notFound, unprocessable } from '../../errors';
import { type GithubExchange, pageUrl, repositoryOf, repositoryUrl, writableOf } from '../../lookup';
import { workflowShape } from '../../shapes/run';
import type { GithubWorkflow } from '../../state/actions';
import { page } from '../../transport/pagination';

/** The workflow of the request, by id or by its file's name; throws 404. */
export function workflowOf(exchange: GithubExchange): GithubWorkflow {
  const wanted = exchange.params['workflow_id'] ?? '';
  const repository = repositoryOf(exchange);
  workflowsOf(exchange.world, repository);
  const all = Object.values(repository.workflows);
  const found = all.find(({ id, path }) => String(id) === wanted || path.split('/').at(-1) === wanted);
  if (found === undefined) throw notFound();
  return found;
}

/** GET all of the default branch. */
export function listWorkflows(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  return page(exchange, workflowsOf(exchange.world, repository), (some, total) => ({
    total_count: total,
    workflows: some.map((one) => workflowShape(exchange, repository, one)),
  }));
}

/** GET one. */
export function getWorkflow(exchange: GithubExchange): Reply {
  return { status: 200, body: workflowShape(exchange, repositoryOf(exchange), workflowOf(exchange)) };
}

/**
 * POST: starts a run on a branch. The workflow must be on the default branch, and its file on `ref` must have
 * `workflow_dispatch` and these inputs. Reads show the run only after `dispatchLagReads` reads.
 */
export function dispatchWorkflow(exchange: GithubExchange): Reply {
  const { world } = exchange;
  const repository = writableOf(exchange);
  if (!repository.actions.enabled) throw forbidden('Actions is disabled on this repository.');
  const workflow = workflowsOf(world, repository).find(({ id }) => id === workflowOf(exchange).id);
  if (workflow === undefined) throw notFound();
  const body = exchange.body as { ref: string; inputs?: Record<string, unknown>; return_run_details?: boolean };
  const branch = body.ref.replace(/^refs\/(?:heads|tags)\//, '');
  // GitHub does not document whether a branch or a tag of the same name takes precedence. Here the tag does, so that no
  // code relies on the branch.
  const tag = body.ref.startsWith('refs/heads/') ? undefined : repository.tags[branch];
  const sha = tag ?? repository.branches[branch]?.sha;
  if (sha === undefined) throw unprocessable(`No ref found for: ${body.ref}`);
  if (workflow.state !== 'active') throw unprocessable("Cannot trigger a 'workflow_dispatch' on a disabled workflow");
  const file = workflowAt(repository, workflow.path, sha);
  if (file?.events.includes('workflow_dispatch') !== true)
    throw unprocessable("Workflow does not have 'workflow_dispatch' trigger");
  const inputs = body.inputs ?? {};
  const problem = inputProblem(file, inputs);
  if (problem !== undefined) throw unprocessable(problem);
  const run = startRun(world, {
    repository: repository.name,
    workflow: workflow.path,
    event: 'workflow_dispatch',
    branch,
    sha,
    actor: loginOf(exchange),
    inputs: filledInputs(file, inputs),
    at: exchange.now(),
  });
  if (world.dispatchLagReads > 0) run.hiddenReads = world.dispatchLagReads;
  if (body.return_run_details !== true) return { status: 204 };
  const urls = { run_url: `${repositoryUrl(exchange, repository)}/actions/runs/${run.id}` };
  const html = `${pageUrl(exchange, repository)}/actions/runs/${run.id}`;
  return { status: 200, body: { workflow_run_id: run.id, ...urls, html_url: html } };
}
