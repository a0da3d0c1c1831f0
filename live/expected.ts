import { environmentAddress, siteAddress } from '../plan/address';
import { mergeQueueParameters } from '../plan/merge-queue';
import type { EnvironmentPlan, FoundationPlan, RepositoryPlan, RulesetPlan, SitePlan, TierPlan } from '../plan/types';
import { effectiveSource, ruleFields } from './github/rulesets';
import { exactBranches } from './read-snapshot';
import { type SeenObject, seenObject } from './snapshot';

/** The id of an App by slug; undefined when it could not be read. */
export type AppId = (slug: string) => number | undefined;

/** Ids that only the world knows for names in a plan. */
export interface SeenIds {
  readonly appId: AppId;
  /** A ruleset's id by the names of repository and ruleset; undefined when it was not seen. */
  readonly rulesetId: (repository: string, ruleset: string) => number | undefined;
}

/** Every environment of a plan. */
export function environmentsOf(plan: FoundationPlan | TierPlan): readonly EnvironmentPlan[] {
  return 'sites' in plan ? plan.environments : plan.repositories.flatMap(({ environments }) => environments);
}

function environmentObjects(plan: EnvironmentPlan): readonly SeenObject[] {
  const own = environmentAddress(plan);
  const { repository, environment } = own;
  return [
    seenObject(own, {
      adminsBypass: plan.adminsBypass,
      waitMinutes: plan.waitMinutes,
      reviewers: [...plan.reviewers].sort(),
      preventSelfReview: plan.reviewers.length > 0 && plan.preventSelfReview,
      otherRules: [],
      branchPolicy: 'custom',
    }),
    ...plan.branches.map((pattern) => seenObject({ kind: 'branch-policy', repository, environment, pattern }, {})),
    ...plan.variables.map(({ name, value }) =>
      seenObject({ kind: 'environment-variable', repository, environment, name }, { value }),
    ),
    ...plan.secrets.map(({ name }) => seenObject({ kind: 'environment-secret', repository, environment, name }, {})),
  ];
}

function ruleTypes(plan: RulesetPlan): readonly string[] {
  return [
    ...(plan.blockCreation ? ['creation'] : []),
    ...(plan.blockUpdate ? ['update'] : []),
    ...(plan.blockDeletion ? ['deletion'] : []),
    ...(plan.blockForcePush ? ['non_fast_forward'] : []),
    ...(plan.pullRequest ? ['pull_request'] : []),
    ...(plan.mergeQueue ? ['merge_queue'] : []),
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
  if (type === 'merge_queue' && plan.mergeQueue) return { ...mergeQueueParameters(plan.mergeQueue) };
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
  return seenObject(
    { kind: 'ruleset', repository: plan.repository.name, ruleset: plan.name },
    {
      target: 'branch',
      enforcement: plan.enforcement,
      include: [...plan.include].sort(),
      exclude: [],
      bypass: plan.bypass.map(({ app, mode }) => `Integration:${appId(app) ?? `App ${app}`}:${mode}`).sort(),
      ...Object.assign({}, ...ruleTypes(plan).map((type) => ruleFields(type, parameters(plan, type, appId)))),
    },
  );
}

/** A branch's exact rules: those of the rulesets that name it, each identified by its id. */
function branchObjects({ repository, rulesets }: RepositoryPlan, branch: string, { rulesetId }: SeenIds) {
  return rulesets
    .filter(({ include }) => include.includes(`refs/heads/${branch}`))
    .map((ruleset): SeenObject => {
      const id = rulesetId(repository.name, ruleset.name) ?? ruleset.name;
      const source = effectiveSource('Repository', id);
      const types = [...ruleTypes(ruleset)].sort();
      return seenObject({ kind: 'effective-rules', repository: repository.name, branch, source }, { types });
    })
    .filter(({ fields }) => Array.isArray(fields['types']) && fields['types'].length > 0);
}

function repositoryObjects(plan: RepositoryPlan, ids: SeenIds): readonly SeenObject[] {
  const { name: repository } = plan.repository;
  const { mode, githubOwned, verified, patterns } = plan.actions;
  return [
    ...plan.rulesets.map((ruleset) => rulesetObject(ruleset, ids.appId)),
    ...exactBranches(plan).flatMap((branch) => branchObjects(plan, branch, ids)),
    ...plan.variables.map(({ name, value }) =>
      seenObject({ kind: 'repository-variable', repository, name }, { value }),
    ),
    seenObject(
      { kind: 'actions', repository },
      { enabled: true, mode, ...(mode === 'selected' ? { githubOwned, verified, patterns: [...patterns] } : {}) },
    ),
    seenObject(
      { kind: 'workflow-permissions', repository },
      { permissions: plan.workflowPermissions, approvesPullRequests: false },
    ),
    ...(plan.immutableReleases === undefined
      ? []
      : [seenObject({ kind: 'immutable-releases', repository }, { enabled: plan.immutableReleases })]),
    seenObject({ kind: 'codeowners', repository }, { content: plan.codeowners, branchesWithAnother: [], errors: [] }),
    ...plan.environments.flatMap(environmentObjects),
  ];
}

function siteObjects(plan: SitePlan): readonly SeenObject[] {
  const own = siteAddress(plan);
  const { team, site } = own;
  const variable = (name: string, fields: SeenObject['fields']) =>
    seenObject({ kind: 'site-variable', team, site, name }, { contexts: ['production'], ...fields });
  return [
    seenObject(own, {
      ...(plan.siteId === undefined ? {} : { id: plan.siteId }),
      // Its provider leaves a domain on the site when the registry no longer names it.
      domain: plan.domain ?? '',
      linked: plan.linked?.repository ?? '',
      ...(plan.linked ? { autoPublishes: false } : {}),
    }),
    ...plan.variables.map(({ name, value }) => variable(name, { secret: false, value })),
    ...plan.secrets.map(({ name }) => variable(name, { secret: true })),
  ];
}

/** The objects that a plan expects, in the form in which they are seen. */
export function expectedObjects(plan: FoundationPlan | TierPlan, ids: SeenIds): readonly SeenObject[] {
  if (!('sites' in plan)) {
    const { organization, paidPlan, repositories } = plan;
    return [
      ...(paidPlan === undefined ? [] : [seenObject({ kind: 'organization', organization }, { plan: paidPlan })]),
      ...repositories.flatMap((repository) => repositoryObjects(repository, ids)),
    ];
  }
  const teams = [...new Set(plan.sites.map(({ team }) => team))];
  return [
    ...plan.environments.flatMap(environmentObjects),
    ...teams.map((team) => seenObject({ kind: 'netlify-team', team }, {})),
    ...plan.sites.flatMap(siteObjects),
  ];
}
