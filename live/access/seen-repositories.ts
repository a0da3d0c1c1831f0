import { environmentAddress } from '../../plan/address';
import { sortedBy } from '../../plan/sorted';
import type { BypassActor, EnvironmentPlan, RepositoryPlan, RequiredCheck, RulesetPlan } from '../../plan/types';
import type { SeenObject } from '../snapshot';
import { branchesSeen, fieldOr, isBlind, nameOf, namesIn, principalsOf, type SeenWorld, seenAt } from './seen-world';

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function appNamed({ objects }: SeenWorld, id: unknown): string {
  const app = [...objects.values()].find(({ kind, fields }) => kind === 'app' && fields['id'] === id);
  return app ? nameOf(app) : `unknown App ${String(id)}`;
}

function checksSeen(world: SeenWorld, value: unknown): readonly RequiredCheck[] {
  return texts(value).map((text) => {
    const { context, integration_id: id }: { context?: unknown; integration_id?: unknown } = JSON.parse(text);
    return { context: String(context), app: id === undefined ? 'any App' : appNamed(world, id) };
  });
}

function bypassSeen(world: SeenWorld, value: unknown): readonly BypassActor[] {
  return texts(value).map((text) => {
    const [type = '', id = '', mode] = text.split(':');
    const app = type === 'Integration' ? appNamed(world, Number(id)) : `${type}:${id}`;
    return { app, mode: mode === 'pull_request' ? 'pull_request' : 'always' };
  });
}

/** Whether a ruleset still covers every branch that it is planned for. */
function covers({ fields }: SeenObject, { include }: RulesetPlan): boolean {
  const seen = texts(fields['include']);
  const isReached = include.every((ref) => seen.includes(ref) || seen.includes('~ALL'));
  return fields['enforcement'] === 'active' && isReached && texts(fields['exclude']).length === 0;
}

function rulesetSeen(world: SeenWorld, planned: RulesetPlan): readonly RulesetPlan[] {
  const seen = seenAt(world, { kind: 'ruleset', repository: planned.repository.name, ruleset: planned.name });
  if (seen === 'unknown') return [planned];
  if (seen === 'gone' || !covers(seen, planned)) return [];
  const { fields } = seen;
  const { pullRequest: _, mergeQueue, bypass, ...rest } = planned;
  const rule = (name: string) => fields[`rule.pull_request.${name}`];
  return [
    {
      ...rest,
      blockCreation: fields['rule.creation'] === true,
      blockUpdate: fields['rule.update'] === true,
      blockDeletion: fields['rule.deletion'] === true,
      blockForcePush: fields['rule.non_fast_forward'] === true,
      bypass: bypassOr(world, seen, bypass),
      requiredChecks: checksSeen(world, fields['rule.required_status_checks.required_status_checks']),
      requiredDeployments: texts(fields['rule.required_deployments.required_deployment_environments']),
      // A queue's settings grant nothing; only its existence matters.
      ...(mergeQueue && fields['rule.merge_queue'] === true ? { mergeQueue } : {}),
      ...(fields['rule.pull_request'] === true
        ? {
            pullRequest: {
              reviews: Number(rule('required_approving_review_count') ?? 0),
              codeOwnerReview: rule('require_code_owner_review') === true,
              dismissStaleReviews: rule('dismiss_stale_reviews_on_push') === true,
              lastPushApproval: rule('require_last_push_approval') === true,
              threadResolution: rule('required_review_thread_resolution') === true,
              mergeMethods: texts(rule('allowed_merge_methods')),
            },
          }
        : {}),
    },
  ];
}

// GitHub hides bypass actors from those who may not change the ruleset (W18). Then only the registry's are known.
function bypassOr(world: SeenWorld, seen: SeenObject, planned: readonly BypassActor[]): readonly BypassActor[] {
  const value = fieldOr(world, seen, 'bypass', undefined);
  return value === undefined ? planned : bypassSeen(world, value);
}

function environmentSeen(world: SeenWorld, planned: EnvironmentPlan): readonly EnvironmentPlan[] {
  const address = environmentAddress(planned);
  const { repository, environment } = address;
  const seen = seenAt(world, address);
  if (seen === 'unknown') return [planned];
  if (seen === 'gone') return [];
  const list = { list: 'secret', repository, environment } as const;
  const names = isBlind(world, list) ? undefined : namesIn(world, list);
  const known = new Map(planned.secrets.map((secret) => [secret.name, secret]));
  const [sample] = planned.secrets;
  const secrets = names?.flatMap((name) => {
    const secret = known.get(name) ?? (sample && { ...sample, name });
    return secret ? [secret] : [];
  });
  return [
    {
      ...planned,
      reviewers: principalsOf(fieldOr(world, seen, 'reviewers', planned.reviewers), planned.reviewers),
      branches: branchesSeen(world, address, seen, planned.branches),
      secrets: secrets ? sortedBy(secrets, ({ name }) => name) : planned.secrets,
    },
  ];
}

function actionsSeen(world: SeenWorld, { repository, actions }: RepositoryPlan): RepositoryPlan['actions'] {
  const seen = seenAt(world, { kind: 'actions', repository: repository.name });
  if (typeof seen === 'string') return actions;
  const { fields } = seen;
  const mode = (['all', 'local_only', 'selected'] as const).find((each) => each === fields['mode']);
  if (mode !== 'selected') return mode === undefined ? actions : { ...actions, mode };
  const patterns = fieldOr(world, seen, 'patterns', actions.patterns);
  return {
    mode,
    githubOwned: fieldOr(world, seen, 'githubOwned', actions.githubOwned) === true,
    verified: fieldOr(world, seen, 'verified', actions.verified) === true,
    patterns: texts(patterns),
  };
}

/** A planned repository as the world has it; where something could not be seen, the planned value is used. */
export function repositorySeen(world: SeenWorld, planned: RepositoryPlan): RepositoryPlan {
  const workflow = seenAt(world, { kind: 'workflow-permissions', repository: planned.repository.name });
  const isKnown = typeof workflow !== 'string';
  const releases = seenAt(world, { kind: 'immutable-releases', repository: planned.repository.name });
  return {
    ...planned,
    rulesets: planned.rulesets.flatMap((ruleset) => rulesetSeen(world, ruleset)),
    environments: planned.environments.flatMap((environment) => environmentSeen(world, environment)),
    actions: actionsSeen(world, planned),
    ...(typeof releases === 'string' ? {} : { immutableReleases: releases.fields['enabled'] === true }),
    workflowPermissions: isKnown
      ? workflow.fields['permissions'] === 'write'
        ? 'write'
        : 'read'
      : planned.workflowPermissions,
  };
}
