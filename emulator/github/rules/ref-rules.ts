import { matches as matchesPattern } from '../../../formats/patterns/ref-pattern';
import { parsePattern } from '../../../formats/patterns/ref-pattern-parser';
import type { ApiError } from '../../core/exchange';
import { isObject } from '../../core/json';
import { readCommit } from '../git/commit';
import { ancestorsOf, isAncestor } from '../git/history';
import type { GithubExchange } from '../lookup';
import type { BypassActor, GithubRepository, GithubRuleset, RawRule } from '../world';
import { roleOfUser } from './access';

const roleIds: Readonly<Record<number, string>> = { 1: 'pull', 2: 'maintain', 3: 'triage', 4: 'push', 5: 'admin' };

/** Whether a ruleset's conditions cover a ref (`refs/heads/main`). */
export function covers(repository: GithubRepository, ruleset: GithubRuleset, ref: string): boolean {
  const prefix = ruleset.target === 'tag' ? 'refs/tags/' : 'refs/heads/';
  if (!ref.startsWith(prefix)) return false;
  const matches = (pattern: string): boolean => {
    if (pattern === '~ALL') return true;
    if (pattern === '~DEFAULT_BRANCH') return ref === `refs/heads/${repository.defaultBranch}`;
    // fnmatch with FNM_PATHNAME (https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/creating-rulesets-for-a-repository#using-fnmatch-syntax).
    return matchesPattern(parsePattern(pattern), ref);
  };
  const { include = [], exclude = [] } = ruleset.conditions?.ref_name ?? {};
  return include.some(matches) && !exclude.some(matches);
}

function isActor(exchange: GithubExchange, repository: GithubRepository, actor: BypassActor): boolean {
  const { world, caller } = exchange;
  const user = world.users[caller.token?.user ?? ''];
  switch (actor.actor_type) {
    case 'Integration':
      return caller.token?.app != null && world.apps[caller.token.app]?.id === actor.actor_id;
    case 'Team':
      return Object.values(world.teams).some(
        ({ id, members }) => id === actor.actor_id && user !== undefined && members.includes(user.login),
      );
    case 'User':
      return user !== undefined && user.id === actor.actor_id;
    case 'OrganizationAdmin':
      return user?.role === 'admin';
    case 'RepositoryRole':
      return user !== undefined && roleIds[actor.actor_id ?? 0] === roleOfUser(world, user, repository);
    default:
      return false;
  }
}

/** A change of a ref: null where the ref does not exist before or after. */
export interface RefChange {
  readonly ref: string;
  readonly before: string | null;
  readonly after: string | null;
}

function missingChecks(exchange: GithubExchange, repository: GithubRepository, rule: RawRule, after: string): string[] {
  const required = rule.parameters?.['required_status_checks'];
  return (Array.isArray(required) ? required : []).filter(isObject).flatMap(({ context, integration_id: id }) => {
    const passed = Object.values(repository.checks).some(
      (check) =>
        check.headSha === after &&
        check.name === context &&
        (id === undefined || exchange.world.apps[check.app]?.id === id) &&
        ['success', 'neutral', 'skipped'].includes(check.conclusion ?? ''),
    );
    return passed ? [] : [`Required status check "${String(context)}" is expected.`];
  });
}

function violation(
  exchange: GithubExchange,
  repository: GithubRepository,
  rule: RawRule,
  { before, after }: RefChange,
): string[] {
  const { objects } = repository.git;
  if (after === null) return rule.type === 'deletion' ? ['Cannot delete this protected ref.'] : [];
  const added = (): string[] => {
    const known = before === null ? new Set<string>() : ancestorsOf(objects, before);
    return [...ancestorsOf(objects, after)].filter((sha) => !known.has(sha));
  };
  switch (rule.type) {
    case 'deletion':
      return [];
    case 'creation':
      return before === null ? ['Cannot create ref due to creations being restricted.'] : [];
    case 'update':
      return before === null ? [] : ['Cannot update this protected ref.'];
    case 'non_fast_forward':
      return before === null || isAncestor(objects, before, after) ? [] : ['Cannot force-push to this branch.'];
    case 'pull_request':
      return before === null ? [] : ['Changes must be made through a pull request.'];
    case 'merge_queue':
      return before === null ? [] : ['Changes must be made through the merge queue.'];
    case 'required_linear_history':
      return before !== null && added().some((sha) => readCommit(objects, sha).parents.length > 1)
        ? ['This branch must not contain merge commits.']
        : [];
    case 'required_status_checks':
      return before === null && rule.parameters?.['do_not_enforce_on_create'] === true
        ? []
        : missingChecks(exchange, repository, rule, after);
    default:
      // The emulator cannot check such a rule, so it refuses every change.
      return [`Rule '${rule.type}' is not met.`];
  }
}

/** Throws `refusal` with GitHub's words when a ruleset that the caller cannot bypass forbids this change of a ref. */
export function requireRefRules(
  exchange: GithubExchange,
  repository: GithubRepository,
  change: RefChange,
  refusal: (message: string) => ApiError,
): void {
  const problems = Object.values(repository.rulesets)
    .filter(({ target, enforcement }) => (target === 'branch' || target === 'tag') && enforcement === 'active')
    .filter((ruleset) => covers(repository, ruleset, change.ref))
    .filter(
      ({ bypassActors }) =>
        // The bypass mode `pull_request` applies only to the merge of a pull request.
        !bypassActors.some((actor) => actor.bypass_mode !== 'pull_request' && isActor(exchange, repository, actor)),
    )
    .flatMap(({ rules }) => rules.flatMap((rule) => violation(exchange, repository, rule, change)));
  if (problems.length === 0) return;
  throw refusal(`Repository rule violations found\n\n${[...new Set(problems)].join('\n\n')}\n\n`);
}
