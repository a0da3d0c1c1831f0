import type { Reply } from '../../../core/exchange';
import { notFound } from '../../errors';
import { type GithubExchange, queryText, repositoryOf } from '../../lookup';
import { deploymentShape, deploymentStatusShape } from '../../shapes/deployment';
import type { GithubDeployment } from '../../state/reports';
import { page } from '../../transport/pagination';

function deploymentOf(exchange: GithubExchange): GithubDeployment {
  const found = repositoryOf(exchange).deployments[exchange.params['deployment_id'] ?? ''];
  if (found === undefined) throw notFound();
  return found;
}

/** GET those of a commit, ref or environment, newest first. */
export function listDeployments(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const [sha, ref, environment] = ['sha', 'ref', 'environment'].map((name) => queryText(exchange, name));
  const found = Object.values(repository.deployments)
    .filter((one) => sha === undefined || one.sha === sha)
    .filter((one) => ref === undefined || one.ref === ref)
    .filter((one) => environment === undefined || one.environment === environment)
    .reverse();
  return page(exchange, found, (some) => some.map((one) => deploymentShape(exchange, repository, one)));
}

/** GET one. */
export function getDeployment(exchange: GithubExchange): Reply {
  return { status: 200, body: deploymentShape(exchange, repositoryOf(exchange), deploymentOf(exchange)) };
}

/** GET its statuses, newest first. */
export function listDeploymentStatuses(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const deployment = deploymentOf(exchange);
  return page(exchange, [...deployment.statuses].reverse(), (some) =>
    some.map((status) => deploymentStatusShape(exchange, repository, deployment, status)),
  );
}
