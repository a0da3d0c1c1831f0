import { planFoundation } from '../plan/foundation';
import { objectsOf } from '../plan/objects';
import { planTier } from '../plan/tier';
import type { EnvironmentPlan, FoundationPlan, RepositoryPlan, RulesetPlan, SitePlan, TierPlan } from '../plan/types';
import type { Registry } from '../registry/schema';
import { tierChain } from '../registry/selectors';
import { effectiveSource, ruleFields } from './github/rulesets';
import type { SeenObject } from './snapshot';
import { exactBranches } from './take';

/** The id of an App by slug; undefined when it could not be read. */
export type AppId = (slug: string) => number | undefined;

/** What only the world knows of what a plan names. */
export interface SeenIds {
  readonly appId: AppId;
  /** The id of a repository's ruleset by the names of both; undefined when it was not seen. */
  readonly rulesetId: (repository: string, ruleset: string) => number | undefined;
}

/** Every environment of a plan. */
export function environmentsOf(plan: FoundationPlan | TierPlan): readonly EnvironmentPlan[] {
  return 'sites' in plan ? plan.environments : plan.repositories.flatMap(({ environments }) => environments);
}

function environmentObjects(plan: EnvironmentPlan): readonly SeenObject[] {
  const address = `${plan.repository.name}/environment/${plan.name.toLowerCase()}`;
  return [
    {
      address,
      kind: 'environment',
      fields: {
        adminsBypass: plan.adminsBypass,
        waitMinutes: plan.waitMinutes,
        reviewers: [...plan.reviewers].sort(),
        preventSelfReview: plan.reviewers.length > 0 && plan.preventSelfReview,
        otherRules: [],
        branchPolicy: 'custom',
      },
    },
    ...plan.branches.map((name) => ({ address: `${address}/branch/${name}`, kind: 'branch-policy', fields: {} })),
    ...plan.variables.map(({ name, value }) => ({
      ...{ address: `${address}/variable/${name.toUpperCase()}`, kind: 'variable', fields: { value } },
    })),
    ...plan.secrets.map(({ name }) => ({
      ...{ address: `${address}/secret/${name.toUpperCase()}`, kind: 'secret', fields: {} },
    })),
  ];
}

function ruleTypes(plan: RulesetPlan): readonly string[] {
  return [
    ...(plan.blockCreation ? ['creation'] : []),
    ...(plan.blockUpdate ? ['update'] : []),
    ...(plan.blockDeletion ? ['deletion'] : []),
    ...(plan.blockForcePush ? ['non_fast_forward'] : []),
    ...(plan.pullRequest ? ['pull_request'] : []),
    ...(plan.requiredChecks.length > 0 ? ['required_status_checks'] : []),
    ...(plan.requiredDeployments.length > 0 ? ['required_deployments'] : []),
  ];
}

function parameters(plan: RulesetPlan, type: string, appId: AppId): SeenObject['fields'] {
  const { pullRequest: rule } = plan;
  if (type === 'pull_request' && rule) {
    return {
      required_approving_review_count: rule.reviews,
      require_code_owner_review: rule.codeOwnerReview,
      dismiss_stale_reviews_on_push: rule.dismissStaleReviews,
      require_last_push_approval: rule.lastPushApproval,
      required_review_thread_resolution: rule.threadResolution,
      allowed_merge_methods: [...rule.mergeMethods],
    };
  }
  if (type === 'required_status_checks') {
    return {
      required_status_checks: plan.requiredChecks.map(({ context, app }) => {
        return { context, integration_id: appId(app) ?? `App ${app}` };
      }),
      strict_required_status_checks_policy: false,
      do_not_enforce_on_create: false,
    };
  }
  return type === 'required_deployments' ? { required_deployment_environments: [...plan.requiredDeployments] } : {};
}

function rulesetObject(plan: RulesetPlan, appId: AppId): SeenObject {
  return {
    address: `${plan.repository.name}/ruleset/${plan.name}`,
    kind: 'ruleset',
    fields: {
      target: 'branch',
      enforcement: plan.enforcement,
      include: [...plan.include].sort(),
      exclude: [],
      bypass: plan.bypass.map(({ app, mode }) => `Integration:${appId(app) ?? `App ${app}`}:${mode}`).sort(),
      ...Object.assign({}, ...ruleTypes(plan).map((type) => ruleFields(type, parameters(plan, type, appId)))),
    },
  };
}

/** A branch's rules, exactly: those of the rulesets that name it, each known by its id. */
function branchObjects({ repository, rulesets }: RepositoryPlan, branch: string, { rulesetId }: SeenIds) {
  return rulesets
    .filter(({ include }) => include.includes(`refs/heads/${branch}`))
    .map((ruleset): SeenObject => {
      const id = rulesetId(repository.name, ruleset.name) ?? ruleset.name;
      const address = `${repository.name}/branch-rules/${branch}/${effectiveSource('Repository', id)}`;
      return { address, kind: 'effective-rules', fields: { types: [...ruleTypes(ruleset)].sort() } };
    })
    .filter(({ fields }) => Array.isArray(fields['types']) && fields['types'].length > 0);
}

function repositoryObjects(plan: RepositoryPlan, ids: SeenIds): readonly SeenObject[] {
  const { name } = plan.repository;
  const { mode, githubOwned, verified, patterns } = plan.actions;
  return [
    ...plan.rulesets.map((ruleset) => rulesetObject(ruleset, ids.appId)),
    ...exactBranches(plan).flatMap((branch) => branchObjects(plan, branch, ids)),
    ...plan.variables.map((variable) => ({
      address: `${name}/variable/${variable.name.toUpperCase()}`,
      kind: 'variable',
      fields: { value: variable.value },
    })),
    {
      address: `${name}/actions`,
      kind: 'actions',
      fields: {
        enabled: true,
        mode,
        ...(mode === 'selected' ? { githubOwned, verified, patterns: [...patterns] } : {}),
      },
    },
    {
      address: `${name}/workflow-permissions`,
      kind: 'workflow-permissions',
      fields: { permissions: plan.workflowPermissions, approvesPullRequests: false },
    },
    { address: `${name}/codeowners`, kind: 'codeowners', fields: { content: plan.codeowners } },
    ...plan.environments.flatMap(environmentObjects),
  ];
}

function siteObjects(plan: SitePlan): readonly SeenObject[] {
  const address = `netlify/${plan.team}/${plan.name}`;
  const variable = (name: string) => `${address}/variable/${name}`;
  return [
    {
      address,
      kind: 'site',
      fields: {
        ...(plan.siteId === undefined ? {} : { id: plan.siteId }),
        ...(plan.domain === undefined ? {} : { domain: plan.domain }),
        linked: plan.linked?.repository ?? '',
        ...(plan.linked ? { autoPublishes: false } : {}),
      },
    },
    ...plan.variables.map(({ name, value }) => ({
      ...{ address: variable(name), kind: 'site-variable', fields: { contexts: ['production'], secret: false, value } },
    })),
    ...plan.secrets.map(({ name }) => ({
      ...{ address: variable(name), kind: 'site-variable', fields: { contexts: ['production'], secret: true } },
    })),
  ];
}

/** What a plan wants to be there, in the form in which it is seen. */
export function expectedObjects(plan: FoundationPlan | TierPlan, ids: SeenIds): readonly SeenObject[] {
  if (!('sites' in plan)) return plan.repositories.flatMap((repository) => repositoryObjects(repository, ids));
  const teams = [...new Set(plan.sites.map(({ team }) => team))];
  return [
    ...plan.environments.flatMap(environmentObjects),
    ...teams.map((team) => ({ address: `netlify/${team}`, kind: 'netlify-team', fields: {} })),
    ...plan.sites.flatMap(siteObjects),
  ];
}

/**
 * The addresses that any stack of the registry owns: what is seen and not among them is nobody's. Of the Netlify teams
 * only the tier's own are among them: a tier's token that sees another tier's team reaches through the wall (ARCHITECTURE).
 */
export function declaredAddresses(registry: Registry, tier?: string): ReadonlySet<string> {
  const tiers = tierChain(registry).map(({ id }) => planTier(registry, id));
  const teams = tiers
    .filter((plan) => tier === undefined || plan.tier === tier)
    .flatMap(({ sites }) => sites.map(({ team }) => `netlify/${team}`));
  return new Set([...[planFoundation(registry), ...tiers].flatMap(objectsOf), ...teams]);
}
