import { takeId } from '../emulator/github/world';
import { newSite } from '../emulator/netlify/sites';
import { type NetlifySite, nextId } from '../emulator/netlify/world';
import { baseBranches } from '../live/read-snapshot';
import { planFoundation } from '../plan/foundation';
import { mergeQueueParameters } from '../plan/merge-queue';
import { planTier } from '../plan/tier';
import type { EnvironmentPlan, SitePlan } from '../plan/types';
import type { Registry } from '../registry/schema';
import { tierChain } from '../registry/selectors';
import { type RunningWorld, startWorld } from '../sandbox/world';

const DAY = 86_400_000;

// The world is made from the registry, so everything that a plan names exists.
function must<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('the world lacks what the registry names');
  return found;
}

/**
 * The emulators with everything that a registry's stacks would create and that people add by hand. All of it is nearly
 * three weeks old. `clock` is the emulators' clock.
 */
export async function plannedWorld(registry: Registry, clock?: () => Date): Promise<RunningWorld> {
  const world = await startWorld(registry, clock);
  const day = new Date((clock?.() ?? new Date()).getTime() - 20 * DAY).toISOString().slice(0, 10);
  const at = `${day}T00:00:00.000Z`;
  const github = world.github.world;
  const id = () => takeId(github);
  const environment = (plan: EnvironmentPlan) => {
    must(github.repositories[plan.repository.name]).environments[plan.name.toLowerCase()] = {
      id: id(),
      name: plan.name,
      createdAt: at,
      updatedAt: at,
      waitTimer: plan.waitMinutes,
      reviewers: plan.reviewers.map((one) => {
        const [kind, name = ''] = one.split(':');
        return kind === 'team'
          ? { type: 'Team', id: must(github.teams[name]).id }
          : { type: 'User', id: must(github.users[name]).id };
      }),
      preventSelfReview: plan.preventSelfReview && plan.reviewers.length > 0,
      canAdminsBypass: plan.adminsBypass,
      branchPolicy: { protected_branches: false, custom_branch_policies: true },
      policies: Object.fromEntries(
        plan.branches.map((name) => [id(), { id: github.nextId, name, type: 'branch' as const }]),
      ),
      variables: Object.fromEntries(
        plan.variables.map(({ name, value }) => [name.toUpperCase(), { name, value, createdAt: at, updatedAt: at }]),
      ),
      secrets: Object.fromEntries(
        plan.secrets.map(({ name }) => [
          name.toUpperCase(),
          { name, encryptedValue: 'x', keyId: '1', createdAt: at, updatedAt: at },
        ]),
      ),
    };
  };
  const addSite = (plan: SitePlan) => {
    const { world: netlify } = world.netlify;
    const account = must(netlify.accounts.find(({ slug }) => slug === plan.team));
    const site: NetlifySite = {
      ...newSite(netlify, account.id, at),
      name: plan.name,
      customDomain: plan.domain ?? null,
      buildSettings: plan.linked ? { repo_path: plan.linked.repository } : {},
    };
    netlify.sites.push(site);
    for (const [key, value, isSecret] of [
      ...plan.variables.map((one) => [one.name, one.value, false] as const),
      ...plan.secrets.map((one) => [one.name, 'hidden', true] as const),
    ]) {
      netlify.variables.push({
        accountId: account.id,
        siteId: site.id,
        key,
        scopes: ['builds', 'functions', 'runtime'],
        isSecret,
        values: [{ id: nextId(netlify, 'object'), value, context: 'production' }],
        updatedAt: at,
        updatedBy: 'owner-1',
      });
    }
  };
  for (const tier of tierChain(registry)) {
    const plan = planTier(registry, tier.id);
    plan.environments.forEach(environment);
    plan.sites.forEach(addSite);
  }
  for (const plan of planFoundation(registry).repositories) {
    plan.environments.forEach(environment);
    const repository = must(github.repositories[plan.repository.name]);
    for (const { name, value } of plan.variables) {
      repository.variables[name] = { name, value, createdAt: at, updatedAt: at };
    }
    const { mode, githubOwned, verified, patterns } = plan.actions;
    repository.actions.allowedActions = mode;
    repository.actions.selected = {
      github_owned_allowed: githubOwned,
      verified_allowed: verified,
      patterns_allowed: [...patterns],
    };
    repository.workflow.default_workflow_permissions = plan.workflowPermissions;
    repository.immutableReleases = plan.immutableReleases ?? false;
    for (const base of new Set([repository.defaultBranch, ...baseBranches(plan)])) {
      must(repository.branches[base]).files['.github/CODEOWNERS'] = plan.codeowners;
    }
    for (const ruleset of plan.rulesets) {
      const rule = ruleset.pullRequest;
      const flag = (on: boolean, type: string) => (on ? [{ type }] : []);
      repository.rulesets[id()] = {
        id: github.nextId,
        name: ruleset.name,
        target: 'branch',
        enforcement: 'active',
        createdAt: at,
        updatedAt: at,
        bypassActors: ruleset.bypass.map(({ app, mode: bypass_mode }) => ({
          actor_id: must(github.apps[app]).id,
          actor_type: 'Integration',
          bypass_mode,
        })),
        conditions: { ref_name: { include: [...ruleset.include], exclude: [] } },
        rules: [
          ...flag(ruleset.blockCreation, 'creation'),
          ...flag(ruleset.blockUpdate, 'update'),
          ...flag(ruleset.blockDeletion, 'deletion'),
          ...flag(ruleset.blockForcePush, 'non_fast_forward'),
          ...(rule
            ? [
                {
                  type: 'pull_request',
                  parameters: {
                    required_approving_review_count: rule.reviews,
                    require_code_owner_review: rule.codeOwnerReview,
                    dismiss_stale_reviews_on_push: rule.dismissStaleReviews,
                    required_reviewers: [],
                    require_last_push_approval: rule.lastPushApproval,
                    required_review_thread_resolution: rule.threadResolution,
                    allowed_merge_methods: [...rule.mergeMethods],
                  },
                },
              ]
            : []),
          ...(ruleset.mergeQueue
            ? [{ type: 'merge_queue', parameters: { ...mergeQueueParameters(ruleset.mergeQueue) } }]
            : []),
          ...(ruleset.requiredChecks.length > 0
            ? [
                {
                  type: 'required_status_checks',
                  parameters: {
                    required_status_checks: ruleset.requiredChecks.map(({ context, app }) => ({
                      integration_id: must(github.apps[app]).id,
                      context,
                    })),
                    strict_required_status_checks_policy: false,
                    do_not_enforce_on_create: false,
                  },
                },
              ]
            : []),
          ...(ruleset.requiredDeployments.length > 0
            ? [
                {
                  type: 'required_deployments',
                  parameters: { required_deployment_environments: [...ruleset.requiredDeployments] },
                },
              ]
            : []),
        ],
      };
    }
  }
  return world;
}
