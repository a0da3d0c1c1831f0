import type { Reply } from '../../../core/exchange';
import { mayApprove } from '../../actions/environments';
import { review } from '../../actions/review';
import { accountOf, loginOf } from '../../actor';
import { forbidden, unprocessable } from '../../errors';
import { type GithubExchange, pageUrl, repositoryOf, repositoryUrl, writableOf } from '../../lookup';
import { nodeId, simpleUser, team } from '../../shapes/account';
import { deploymentShape } from '../../shapes/deployment';
import type { GithubEnvironment, GithubRepository } from '../../world';
import { runOf } from './runs';

function environmentShape(exchange: GithubExchange, repository: GithubRepository, { id, name }: GithubEnvironment) {
  const escaped = encodeURIComponent(name);
  const html = `${pageUrl(exchange, repository)}/deployments/activity_log?environments_filter=${escaped}`;
  const url = `${repositoryUrl(exchange, repository)}/environments/${escaped}`;
  return { id, node_id: nodeId('EN', id), name, url, html_url: html };
}

function environmentById(repository: GithubRepository, wanted: number): GithubEnvironment | undefined {
  return Object.values(repository.environments).find(({ id }) => id === wanted);
}

/** GET the reviews of the run's environments, of every attempt: GitHub does not tell the attempt. */
export function listReviews(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const body = runOf(exchange).reviews.map(({ environments, state, user, comment }) => ({
    environments: environments.flatMap((id) => {
      const found = environmentById(repository, id);
      if (found === undefined) return [];
      const dates = { created_at: found.createdAt, updated_at: found.updatedAt };
      return [{ ...environmentShape(exchange, repository, found), ...dates }];
    }),
    state,
    comment,
    user: accountOf(exchange.base, exchange.world, user),
  }));
  return { status: 200, body };
}

/** GET the environments that the run waits for, and whether the caller may approve each. */
export function listPending(exchange: GithubExchange): Reply {
  const { world, base } = exchange;
  const repository = repositoryOf(exchange);
  const run = runOf(exchange);
  const caller = world.users[exchange.caller.token?.user ?? ''];
  const body = run.pending.flatMap(({ environmentId, since }) => {
    const environment = environmentById(repository, environmentId);
    if (environment === undefined) return [];
    const reviewers = environment.reviewers.flatMap(({ type, id }) => {
      const found =
        type === 'User'
          ? Object.values(world.users)
              .filter((user) => user.id === id)
              .map((user) => simpleUser(base, user))
          : Object.values(world.teams)
              .filter((one) => one.id === id)
              .map((one) => team(base, world, one));
      return found.map((reviewer) => ({ type, reviewer }));
    });
    return [
      {
        environment: environmentShape(exchange, repository, environment),
        wait_timer: environment.waitTimer,
        wait_timer_started_at: environment.waitTimer > 0 ? since : null,
        current_user_can_approve: mayApprove(world, environment, run, caller),
        reviewers,
      },
    ];
  });
  return { status: 200, body };
}

/**
 * POST: approves or rejects as the token's owner. Only reviewers may do so, and not the person who started the run
 * where self-review is forbidden.
 */
export function reviewPending(exchange: GithubExchange): Reply {
  const { world } = exchange;
  const repository = writableOf(exchange);
  const run = runOf(exchange);
  const body = exchange.body as { environment_ids: number[]; state: 'approved' | 'rejected'; comment: string };
  const environments = body.environment_ids.map((id) => {
    const found = environmentById(repository, id);
    if (found === undefined || !run.pending.some(({ environmentId }) => environmentId === id))
      throw unprocessable(`Environment ${id} is not awaiting a review of this run.`);
    return found;
  });
  if (environments.length === 0) throw unprocessable('environment_ids must not be empty.');
  const user = world.users[exchange.caller.token?.user ?? ''];
  if (user === undefined || environments.some((one) => !mayApprove(world, one, run, user)))
    throw forbidden('You are not allowed to review one or more of these deployments.');
  const jobs = review(
    world,
    { repository: repository.name, run: run.id },
    {
      user: loginOf(exchange),
      environments: environments.map(({ name }) => name),
      state: body.state,
      comment: body.comment,
      at: exchange.now(),
    },
  );
  const deployments = jobs.flatMap(({ deploymentId }) => repository.deployments[deploymentId ?? 0] ?? []);
  return { status: 200, body: deployments.map((one) => deploymentShape(exchange, repository, one)) };
}
