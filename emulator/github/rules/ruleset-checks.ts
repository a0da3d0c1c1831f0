import { isObject } from '../../core/json';
import { unprocessable, validationFailed } from '../errors';
import type { GithubExchange } from '../lookup';
import type { BypassActor, GithubRepository, GithubRuleset, GithubWorld, RawRule } from '../world';
import { capabilitiesOf, notOnThisPlan } from './plans';

const mostRulesets = 75;
const builtInRoles = [1, 2, 3, 4, 5];
const metadataRules = [
  ...['commit_message_pattern', 'commit_author_email_pattern', 'committer_email_pattern'],
  ...['branch_name_pattern', 'tag_name_pattern'],
];
const refPrefixes: Readonly<Record<string, string>> = { branch: 'refs/heads/', tag: 'refs/tags/' };

function isInstalledReporter(world: GithubWorld, id: unknown): boolean {
  const app = Object.values(world.apps).find((one) => one.id === id);
  if (app === undefined) return false;
  const reports = app.permissions['statuses'] === 'write' || app.permissions['checks'] === 'write';
  return reports && (app.slug === 'github-actions' || app.installationId !== null);
}

function requireStatusChecks(world: GithubWorld, parameters: Record<string, unknown>): void {
  const checks = Array.isArray(parameters['required_status_checks']) ? parameters['required_status_checks'] : [];
  const refuse = (why: string) =>
    validationFailed(`Invalid rule 'required_status_checks': Invalid parameter required_status_checks: ${why}`);
  // A rule that is only "strict" is impossible (W19).
  if (checks.length === 0) throw refuse('must have at least one check');
  for (const check of checks) {
    const context = isObject(check) ? check['context'] : undefined;
    if (typeof context !== 'string' || context.trim() === '') throw refuse("Context can't be blank");
    const id = isObject(check) ? check['integration_id'] : undefined;
    if (id !== undefined && !isInstalledReporter(world, id)) throw refuse('Invalid integration ids');
  }
}

// https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/available-rules-for-rulesets:
// "Require deployments to succeed": of environments that the repository has.
function requireEnvironments({ environments }: GithubRepository, parameters: Record<string, unknown>): void {
  const given = parameters['required_deployment_environments'];
  const names = Array.isArray(given) ? given.map(String) : [];
  const known = new Set(Object.values(environments).map(({ name }) => name.toLowerCase()));
  const unknown = names.filter((name) => !known.has(name.toLowerCase()));
  if (unknown.length === 0) return;
  throw validationFailed(
    `Invalid rule 'required_deployments': Invalid parameter required_deployment_environments: ${unknown.join(', ')}`,
  );
}

/**
 * Rules that only one kind of ruleset has (the same page). Rules about pull requests, queues and analyses precede a
 * merge into a branch. Rules about the content of a push belong to push rulesets.
 */
const onlyFor: Readonly<Record<string, readonly string[]>> = {
  branch: [
    ...['pull_request', 'merge_queue', 'code_scanning', 'code_quality', 'copilot_code_review', 'workflows'],
    'branch_name_pattern',
  ],
  tag: ['tag_name_pattern'],
  push: ['file_path_restriction', 'max_file_path_length', 'file_extension_restriction', 'max_file_size'],
};

// https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue:
// a queue is not possible for branches that a wildcard names. The vendor's own document, against which every request is
// checked, has the ranges and words.
function requireQueueable({ conditions }: GithubRuleset): void {
  const names = [...(conditions?.ref_name?.include ?? [])];
  const wild = names.filter((name) => name === '~ALL' || /[*?[]/.test(name));
  if (wild.length === 0) return;
  throw validationFailed(`Invalid rule 'merge_queue': it cannot be applied to the pattern '${wild.join("', '")}'`);
}

function requireTargetRules({ target, rules, bypassActors }: GithubRuleset): void {
  for (const { type } of rules) {
    const [only] = Object.entries(onlyFor).find(([, types]) => types.includes(type)) ?? [target];
    if (only !== target || (target === 'push' && !onlyFor['push']?.includes(type)))
      throw validationFailed(`Invalid rule '${type}': it does not apply to the target '${target}'`);
  }
  // "pull_request is only applicable to branch rulesets" (@octokit/openapi, repository-ruleset-bypass-actor).
  if (target !== 'branch' && bypassActors.some(({ bypass_mode: mode }) => mode === 'pull_request'))
    throw validationFailed("Bypass mode 'pull_request' is only for branch rulesets");
}

// https://docs.github.com/en/rest/repos/rules#create-a-repository-ruleset: the operator `regex` takes a pattern of RE2, which
// JavaScript's parser knows nearly whole.
function requirePatterns({ rules }: GithubRuleset): void {
  for (const { type, parameters } of rules) {
    const { operator, pattern } = (parameters ?? {}) as { readonly operator?: string; readonly pattern?: string };
    if (operator !== 'regex' || pattern === undefined) continue;
    try {
      new RegExp(pattern, 'u');
    } catch {
      throw validationFailed(`Invalid rule '${type}': Invalid parameter pattern: it is no regular expression`);
    }
  }
}

function actorExists(world: GithubWorld, { actor_type, actor_id }: BypassActor): boolean {
  switch (actor_type) {
    case 'Team':
      return Object.values(world.teams).some(({ id }) => id === actor_id);
    case 'User':
      return Object.values(world.users).some(({ id }) => id === actor_id);
    case 'Integration':
      return Object.values(world.apps).some(({ id, installationId }) => id === actor_id && installationId !== null);
    case 'RepositoryRole':
      return actor_id !== null && builtInRoles.includes(actor_id);
    default:
      return true;
  }
}

function requireConditions(ruleset: GithubRuleset): void {
  const prefix = refPrefixes[ruleset.target];
  if (prefix === undefined) return;
  const names = [...(ruleset.conditions?.ref_name?.include ?? []), ...(ruleset.conditions?.ref_name?.exclude ?? [])];
  const wrong = names.filter((name) => !name.startsWith(prefix) && name !== '~ALL' && name !== '~DEFAULT_BRANCH');
  if (wrong.length > 0) throw validationFailed(`Invalid target patterns: '${wrong.join("', '")}'`);
}

/** Throws GitHub's 422 for an invalid ruleset: plan, name, places, actors, checks. */
export function requireRuleset(exchange: GithubExchange, repository: GithubRepository, ruleset: GithubRuleset): void {
  const { world } = exchange;
  const can = capabilitiesOf(world, repository);
  const others = Object.values(repository.rulesets).filter(({ id }) => id !== ruleset.id);
  if (ruleset.name.trim() === '') throw validationFailed('Name is required');
  if (others.some(({ name }) => name === ruleset.name)) throw validationFailed('Name must be unique');
  if (others.length >= mostRulesets)
    throw unprocessable(`A repository can have no more than ${mostRulesets} rulesets.`);
  if (ruleset.enforcement === 'evaluate' && !can.evaluate) throw notOnThisPlan("Enforcement 'evaluate'");
  if (ruleset.target === 'push' && !can.pushRulesets) throw notOnThisPlan("Target 'push'");
  requireConditions(ruleset);
  requireTargetRules(ruleset);
  requirePatterns(ruleset);
  const stranger = ruleset.bypassActors.find((actor) => !actorExists(world, actor));
  if (stranger !== undefined) {
    throw validationFailed(
      `Actor ${stranger.actor_type} ${stranger.actor_id} must be part of the ruleset source or owner organization`,
    );
  }
  const kinds = ruleset.rules.map(({ type }) => type);
  const twice = kinds.find((kind, index) => kinds.indexOf(kind) !== index);
  if (twice !== undefined) throw validationFailed(`Rule '${twice}' is given more than once`);
  for (const { type, parameters } of ruleset.rules) {
    if (metadataRules.includes(type) && !can.metadataRules) throw notOnThisPlan(`Rule '${type}'`);
    if (type === 'merge_queue' && !can.mergeQueue) throw notOnThisPlan("Rule 'merge_queue'");
    if (type === 'merge_queue') requireQueueable(ruleset);
    if (type === 'required_deployments') requireEnvironments(repository, parameters ?? {});
    if (type === 'required_status_checks') requireStatusChecks(world, parameters ?? {});
  }
}

/** A rule with the fields that GitHub adds on reads. */
export function completed(rule: RawRule): RawRule {
  if (rule.parameters === undefined || Object.keys(rule.parameters).length === 0) return { type: rule.type };
  const defaults: Readonly<Record<string, Record<string, unknown>>> = {
    pull_request: { required_reviewers: [], allowed_merge_methods: ['merge', 'squash', 'rebase'] },
    required_status_checks: { do_not_enforce_on_create: false },
  };
  return { type: rule.type, parameters: { ...defaults[rule.type], ...rule.parameters } };
}
