import { accountOf } from '../actor';
import { type GithubExchange, pageUrl, repositoryUrl } from '../lookup';
import type { GithubDeployment, GithubDeploymentStatus } from '../state/reports';
import type { GithubRepository } from '../world';
import { nodeId } from './account';

/** `deployment`. */
export function deploymentShape(exchange: GithubExchange, repository: GithubRepository, one: GithubDeployment): object {
  const api = repositoryUrl(exchange, repository);
  const url = `${api}/deployments/${one.id}`;
  return {
    url,
    id: one.id,
    node_id: nodeId('DE', one.id),
    sha: one.sha,
    ref: one.ref,
    task: one.task,
    payload: one.payload,
    original_environment: one.environment,
    environment: one.environment,
    description: one.description,
    creator: accountOf(exchange.base, exchange.world, one.creator),
    created_at: one.createdAt,
    updated_at: one.updatedAt,
    statuses_url: `${url}/statuses`,
    repository_url: api,
    transient_environment: false,
    production_environment: false,
  };
}

/** `deployment-status`. */
export function deploymentStatusShape(
  exchange: GithubExchange,
  repository: GithubRepository,
  { id }: GithubDeployment,
  status: GithubDeploymentStatus,
): object {
  const api = repositoryUrl(exchange, repository);
  const url = `${api}/deployments/${id}`;
  return {
    url: `${url}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId('DES', status.id),
    state: status.state,
    creator: accountOf(exchange.base, exchange.world, status.creator),
    description: status.description,
    target_url: `${pageUrl(exchange, repository)}/deployments/${id}`,
    // The field is documented as an address, so other text is omitted.
    ...(status.environmentUrl === '' ? {} : { environment_url: status.environmentUrl }),
    created_at: status.createdAt,
    updated_at: status.createdAt,
    deployment_url: url,
    repository_url: api,
  };
}
