import type { Reply } from '../../core/exchange';
import { notFound, unprocessable } from '../errors';
import { environmentOf, fresh, type GithubExchange, visible } from '../lookup';
import { nodeId } from '../shapes/account';
import { page } from '../transport/pagination';
import { type DeploymentPolicy, type GithubEnvironment, takeId } from '../world';

function shape({ id, name, type }: DeploymentPolicy): object {
  return { id, node_id: nodeId('GP', id), name, type };
}

function policyOf(exchange: GithubExchange, environment: GithubEnvironment): DeploymentPolicy {
  const found = environment.policies[exchange.params['branch_policy_id'] ?? ''];
  if (found === undefined || !visible(exchange, found)) throw notFound();
  return found;
}

function touch(exchange: GithubExchange, environment: GithubEnvironment): void {
  environment.updatedAt = exchange.now();
}

// https://docs.github.com/en/rest/deployments/branch-policies#create-a-deployment-branch-policy: a pattern that refs must match.
function requireName(name: string): void {
  if (name.trim() === '') throw unprocessable("Validation Failed: Name can't be blank");
}

/** POST: 404 unless the environment uses custom policies (W13), 303 for an existing pattern. */
export function createDeploymentPolicy(exchange: GithubExchange): Reply {
  const environment = environmentOf(exchange);
  if (environment.branchPolicy?.custom_branch_policies !== true) throw notFound();
  const { name, type = 'branch' } = exchange.body as { name: string; type?: DeploymentPolicy['type'] };
  requireName(name);
  const known = Object.values(environment.policies).some((one) => one.name === name && one.type === type);
  if (known) return { status: 303 };
  const policy = fresh(exchange.world, { id: takeId(exchange.world), name, type });
  environment.policies[policy.id] = policy;
  touch(exchange, environment);
  return { status: 200, body: shape(policy) };
}

/** GET all. */
export function listDeploymentPolicies(exchange: GithubExchange): Reply {
  const all = Object.values(environmentOf(exchange).policies).filter((one) => visible(exchange, one));
  return page(exchange, all, (some, total) => ({ total_count: total, branch_policies: some.map(shape) }));
}

/** GET one. */
export function getDeploymentPolicy(exchange: GithubExchange): Reply {
  return { status: 200, body: shape(policyOf(exchange, environmentOf(exchange))) };
}

/** PUT: changes the pattern only; a policy never changes between branch and tag (W15). */
export function updateDeploymentPolicy(exchange: GithubExchange): Reply {
  const environment = environmentOf(exchange);
  const policy = policyOf(exchange, environment);
  const { name } = exchange.body as { name: string };
  requireName(name);
  policy.name = name;
  touch(exchange, environment);
  return { status: 200, body: shape(policy) };
}

/** DELETE. */
export function deleteDeploymentPolicy(exchange: GithubExchange): Reply {
  const environment = environmentOf(exchange);
  delete environment.policies[policyOf(exchange, environment).id];
  touch(exchange, environment);
  return { status: 204 };
}
