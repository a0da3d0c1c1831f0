import type { EnvironmentPlan, RepositoryPlan, RulesetPlan } from '../../plan/types';
import { aggregatorContext } from '../../registry/naming';
import type { Registry } from '../../registry/schema';
import { type Fact, type Facts, factWithoutTarget, type Level, mergedFacts } from './fact';

/** Actions settings from the most open to the strictest. */
const ACTION_MODES = ['all', 'selected', 'local_only'] as const;

// A registry names only Apps; the world may have other actors, written as GitHub's type and id.
function actor(name: string): string {
  const [type, id] = name.split(':');
  return id === undefined ? `the App ${type}` : `the ${type} ${id}`;
}

// Aggregators come and go with their surfaces: a removed surface grants nothing.
function rulesetFacts({ repository, ...ruleset }: RulesetPlan, aggregators: ReadonlySet<string>): Facts {
  const scope = `ruleset ${repository.key}/${ruleset.key}`;
  const at = `${ruleset.include.map((ref) => ref.replace('refs/heads/', '')).join(', ')} of ${repository.name}`;
  const { pullRequest } = ruleset;
  const guards: readonly (readonly [string, boolean])[] = [
    ['deletion', ruleset.blockDeletion],
    ['force-push', ruleset.blockForcePush],
    ['creation', ruleset.blockCreation],
    ['direct update', ruleset.blockUpdate],
  ];
  const demands: readonly (readonly [string, boolean])[] = [
    ['the review of a code owner', pullRequest?.codeOwnerReview === true],
    ['a new review after each push', pullRequest?.dismissStaleReviews === true],
    ['the approval of the last push by somebody else', pullRequest?.lastPushApproval === true],
    ['checks of the merged result in a merge queue', ruleset.mergeQueue !== undefined],
  ];
  const guard = (group: string, added: string, removed: string) =>
    factWithoutTarget('guard', scope, group, added, removed);
  return {
    facts: [
      ...guards
        .filter(([, on]) => on)
        .map(([what]) => guard(what, `${at} refuses ${what}`, `${at} no longer refuses ${what}`)),
      ...demands
        .filter(([, on]) => on)
        .map(([what]) => guard(what, `${at} wants ${what}`, `${at} no longer wants ${what}`)),
      ...ruleset.requiredChecks
        .filter(({ context }) => !aggregators.has(context))
        .map(({ context, app }) =>
          guard(
            `check ${context} ${app}`,
            `${at} requires the check "${context}" of ${app}`,
            `this change lets a commit into ${at} without the check "${context}" of ${app}`,
          ),
        ),
      ...ruleset.requiredDeployments.map((name) =>
        guard(
          `deployment ${name}`,
          `${at} requires a deployment to ${name}`,
          `this change lets a commit into ${at} without a deployment to ${name}`,
        ),
      ),
      ...ruleset.bypass.map(({ app, mode }) =>
        factWithoutTarget(
          'grant',
          scope,
          `bypass ${app} ${mode}`,
          `this change lets ${actor(app)} pass "${ruleset.name}" on ${at} (${mode})`,
          `${actor(app)} no longer passes "${ruleset.name}" on ${at} (${mode})`,
        ),
      ),
    ],
    levels: pullRequest
      ? [
          {
            id: 'reviews',
            scope,
            target: '',
            group: `reviews ${scope}`,
            value: pullRequest.reviews,
            changed: (_all, from, to) => `the reviews of ${at} ${to < from ? 'fall' : 'rise'} from ${from} to ${to}`,
          } satisfies Level,
        ]
      : [],
    scopes: new Map([
      [
        scope,
        guard(
          'ruleset',
          `${at} is governed by "${ruleset.name}"`,
          `this change takes "${ruleset.name}" off ${at}: whoever can push there needs no review and no check`,
        ),
      ],
    ]),
  };
}

// A holder of a provisioning key can rewrite every environment of its repositories: the widest bypass.
function serviceFacts(environment: EnvironmentPlan): Facts {
  const { repository, name, branches, reviewers, secrets } = environment;
  const scope = `service ${repository.key}/${name}`;
  const keys = secrets.map((secret) => secret.name).join(', ');
  const open = (who: string) => `this change lets ${who} run with the keys of ${name} (${keys})`;
  const shut = (who: string) => `${who} no longer runs with the keys of ${name}`;
  const grant = (group: string, who: string, within = scope): Fact =>
    factWithoutTarget('grant', within, group, open(who), shut(who));
  const approval = `${scope} approval`;
  return {
    facts: [
      ...reviewers.map((reviewer) => grant(`reviewer ${reviewer}`, reviewer, approval)),
      ...branches.map((branch) => grant(`branch ${branch}`, `the branch ${branch} of ${repository.name}`)),
      ...secrets.map((secret) => grant(`secret ${secret.name}`, `${name}, with ${secret.name} now,`)),
    ],
    levels: [
      {
        id: 'reviewed',
        scope,
        target: '',
        group: scope,
        value: reviewers.length > 0 ? 1 : 0,
        changed: (_all, _from, to) =>
          to === 0
            ? `this change lets whoever can push to ${branches.join(', ')} use the keys of ${name} (${keys}) without a second person`
            : `the keys of ${name} are behind an approval`,
      },
    ],
    scopes: new Map<string, Fact | undefined>([
      ...(reviewers.length > 0 ? [[approval, undefined] as const] : []),
      [scope, grant('service', reviewers.join(', ') || `whoever can push to ${branches.join(', ')}`)],
    ]),
  };
}

function settingFacts({ repository, actions, workflowPermissions, immutableReleases }: RepositoryPlan): Facts {
  const scope = `repository ${repository.key}`;
  const at = `workflows of ${repository.name}`;
  const selection = `${scope} selected actions`;
  const grant = (group: string, what: string, within = scope) =>
    factWithoutTarget('grant', within, group, `this change lets ${at} ${what}`, `${at} no longer may ${what}`);
  return {
    facts: [
      ...(immutableReleases === true
        ? [
            factWithoutTarget(
              'guard',
              scope,
              'immutable releases',
              `published releases of ${repository.name} are immutable`,
              `this change lets whoever can write to ${repository.name} replace assets and tags of published releases`,
            ),
          ]
        : []),
      ...(workflowPermissions === 'write' ? [grant('token', 'write with their own token')] : []),
      ...(actions.mode === 'selected'
        ? [
            ...(actions.githubOwned ? [grant('githubOwned', "use GitHub's own actions", selection)] : []),
            ...(actions.verified ? [grant('verified', 'use actions of verified creators', selection)] : []),
            ...actions.patterns.map((pattern) => grant(`pattern ${pattern}`, `use the actions ${pattern}`, selection)),
          ]
        : []),
    ],
    levels: [
      {
        id: 'actions',
        scope,
        target: '',
        group: scope,
        value: ACTION_MODES.indexOf(actions.mode),
        changed: (_all, from, to) =>
          `the actions that ${at} may use: ${ACTION_MODES[from] ?? from} becomes ${ACTION_MODES[to] ?? to}`,
      },
    ],
    scopes: new Map<string, Fact | undefined>([
      // Between two modes the level shows which is wider; single actions matter only within one mode.
      ...(actions.mode === 'selected' ? [[selection, undefined] as const] : []),
      [scope, grant('repository', 'be governed from this registry')],
    ]),
  };
}

/** Facts about repositories, planned or seen: rulesets with their bypasses, service environments, Actions settings. */
export function repositoryFacts(registry: Registry, repositories: readonly RepositoryPlan[]): Facts {
  const aggregators = new Set(registry.surfaces.map(({ id }) => aggregatorContext(id)));
  return mergedFacts(
    repositories.flatMap((repository) => [
      ...repository.rulesets.map((ruleset) => rulesetFacts(ruleset, aggregators)),
      ...repository.environments.map(serviceFacts),
      settingFacts(repository),
    ]),
  );
}
