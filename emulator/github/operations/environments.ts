import type { Reply } from '../../core/exchange';
import { unprocessable } from '../errors';
import { environmentOf, fresh, fullName, type GithubExchange, repositoryOf, visible } from '../lookup';
import { roleOfTeam, roleOfUser } from '../rules/access';
import { capabilitiesOf, noBranchGate, noProtectionRule } from '../rules/plans';
import { nodeId, simpleUser, team as teamShape } from '../shapes/account';
import { page } from '../transport/pagination';
import { type GithubEnvironment, type GithubRepository, takeId } from '../world';

const mostReviewers = 6;
const longestWaitMinutes = 43_200;
const longestName = 255;

type Reviewer = GithubEnvironment['reviewers'][number];

interface EnvironmentBody {
  readonly wait_timer?: number;
  readonly prevent_self_review?: boolean;
  readonly can_admins_bypass?: boolean;
  readonly reviewers?: readonly Partial<Reviewer>[] | null;
  readonly deployment_branch_policy?: GithubEnvironment['branchPolicy'];
}

function reviewerShape({ world, base }: GithubExchange, { type, id }: Reviewer): object[] {
  if (type === 'Team') {
    const found = Object.values(world.teams).find((one) => one.id === id);
    return found === undefined ? [] : [{ type, reviewer: teamShape(base, world, found) }];
  }
  const found = Object.values(world.users).find((one) => one.id === id);
  return found === undefined ? [] : [{ type, reviewer: simpleUser(base, found) }];
}

function rulesOf(exchange: GithubExchange, environment: GithubEnvironment): object[] {
  const { id, waitTimer, reviewers, preventSelfReview, branchPolicy } = environment;
  const rule = (offset: number, type: string) => ({
    id: id * 10 + offset,
    node_id: nodeId('GA', id * 10 + offset),
    type,
  });
  return [
    ...(waitTimer > 0 ? [{ ...rule(1, 'wait_timer'), wait_timer: waitTimer }] : []),
    ...(reviewers.length > 0
      ? [
          {
            ...rule(2, 'required_reviewers'),
            prevent_self_review: preventSelfReview,
            reviewers: reviewers.flatMap((one) => reviewerShape(exchange, one)),
          },
        ]
      : []),
    ...(branchPolicy === null ? [] : [rule(3, 'branch_policy')]),
  ];
}

function shape(exchange: GithubExchange, repository: GithubRepository, environment: GithubEnvironment): object {
  const full = fullName(exchange, repository);
  const name = encodeURIComponent(environment.name);
  return {
    id: environment.id,
    node_id: nodeId('EN', environment.id),
    name: environment.name,
    url: `${exchange.base}/repos/${full}/environments/${name}`,
    html_url: `${exchange.base}/${full}/deployments/activity_log?environments_filter=${name}`,
    created_at: environment.createdAt,
    updated_at: environment.updatedAt,
    can_admins_bypass: environment.canAdminsBypass,
    protection_rules: rulesOf(exchange, environment),
    deployment_branch_policy: environment.branchPolicy,
  };
}

function readableReviewer({ world }: GithubExchange, repository: GithubRepository, reviewer: Reviewer): boolean {
  if (reviewer.type === 'Team') {
    const found = Object.values(world.teams).find(({ id }) => id === reviewer.id);
    return found !== undefined && roleOfTeam(found, repository) !== undefined;
  }
  const found = Object.values(world.users).find(({ id }) => id === reviewer.id);
  return found !== undefined && roleOfUser(world, found, repository) !== undefined;
}

function reviewersOf(exchange: GithubExchange, repository: GithubRepository, body: EnvironmentBody): Reviewer[] {
  const wanted = (body.reviewers ?? []).map(({ type, id }): Reviewer => {
    if (type === undefined || id === undefined)
      throw unprocessable('Invalid request.\n\nA reviewer needs a type and an id.');
    return { type, id };
  });
  const reviewers = [...new Map(wanted.map((one) => [`${one.type}:${one.id}`, one])).values()];
  if (reviewers.length > mostReviewers) {
    throw unprocessable(
      `Failed to create the environment protection rule. Up to ${mostReviewers} reviewers are allowed.`,
    );
  }
  const stranger = reviewers.find((one) => !readableReviewer(exchange, repository, one));
  if (stranger !== undefined) {
    throw unprocessable(
      `Failed to create the environment protection rule. Reviewer ${stranger.type} ${stranger.id} must have at least read access to the repository.`,
    );
  }
  return reviewers;
}

function requirePlan(exchange: GithubExchange, repository: GithubRepository, body: EnvironmentBody): void {
  const can = capabilitiesOf(exchange.world, repository);
  if ((body.deployment_branch_policy ?? null) !== null && !can.branchPolicies) throw noBranchGate();
  if (can.protectionRules) return;
  if ((body.reviewers ?? []).length > 0 || body.prevent_self_review === true)
    throw noProtectionRule('required reviewers');
  if ((body.wait_timer ?? 0) > 0) throw noProtectionRule('wait timer');
}

/** PUT: creates or replaces the whole environment. Fields that the body omits get their defaults (W6). */
export function putEnvironment(exchange: GithubExchange): Reply {
  const { world, params } = exchange;
  const repository = repositoryOf(exchange);
  const body = (exchange.body ?? {}) as EnvironmentBody;
  const name = params['environment_name'] ?? '';
  const policy = body.deployment_branch_policy ?? null;
  const wait = body.wait_timer ?? 0;
  if (name.length > longestName)
    throw unprocessable(`The environment's name is longer than ${longestName} characters.`);
  if (wait < 0 || wait > longestWaitMinutes)
    throw unprocessable(`wait_timer must be between 0 and ${longestWaitMinutes}.`);
  if (policy !== null && policy.protected_branches === policy.custom_branch_policies) {
    throw unprocessable('protected_branches and custom_branch_policies cannot have the same value.');
  }
  requirePlan(exchange, repository, body);
  const reviewers = reviewersOf(exchange, repository, body);
  if (body.prevent_self_review === true && reviewers.length === 0) {
    throw unprocessable(
      'Failed to create or update the environment protection rule. Required reviewers must have at least one reviewer to set prevent_self_review.',
    );
  }
  const known = repository.environments[name.toLowerCase()];
  const at = exchange.now();
  const base =
    known ?? fresh(world, { id: takeId(world), name, createdAt: at, policies: {}, variables: {}, secrets: {} });
  const environment: GithubEnvironment = {
    ...base,
    updatedAt: at,
    waitTimer: wait,
    reviewers,
    preventSelfReview: body.prevent_self_review ?? false,
    canAdminsBypass: body.can_admins_bypass ?? true,
    branchPolicy: policy,
    policies: policy?.custom_branch_policies === true ? base.policies : {},
  };
  repository.environments[name.toLowerCase()] = environment;
  return { status: 200, body: shape(exchange, repository, environment) };
}

/** GET one. */
export function getEnvironment(exchange: GithubExchange): Reply {
  return { status: 200, body: shape(exchange, repositoryOf(exchange), environmentOf(exchange)) };
}

/** GET all, a page at a time. */
export function listEnvironments(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const all = Object.values(repository.environments).filter((one) => visible(exchange, one));
  return page(exchange, all, (some, total) => ({
    total_count: total,
    environments: some.map((one) => shape(exchange, repository, one)),
  }));
}

/** DELETE, with its secrets, variables and policies. */
export function deleteEnvironment(exchange: GithubExchange): Reply {
  const environment = environmentOf(exchange);
  delete repositoryOf(exchange).environments[environment.name.toLowerCase()];
  return { status: 204 };
}
