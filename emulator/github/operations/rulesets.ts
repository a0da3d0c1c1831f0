import type { Reply } from '../../core/exchange';
import { notFound } from '../errors';
import { fresh, fullName, type GithubExchange, repositoryOf, visible } from '../lookup';
import { capabilitiesOf, upgradeNeeded } from '../rules/plans';
import { covers } from '../rules/ref-rules';
import { completed, requireRuleset } from '../rules/ruleset-checks';
import { nodeId } from '../shapes/account';
import { page } from '../transport/pagination';
import { has } from '../transport/permissions';
import {
  type BypassActor,
  type GithubRepository,
  type GithubRuleset,
  type RawRule,
  type RulesetVersion,
  takeId,
} from '../world';

interface RulesetBody {
  readonly name?: string;
  readonly target?: string;
  readonly enforcement?: string;
  readonly bypass_actors?: readonly Partial<BypassActor>[];
  readonly conditions?: GithubRuleset['conditions'];
  readonly rules?: readonly RawRule[];
}

function rulesetHome(exchange: GithubExchange): GithubRepository {
  const repository = repositoryOf(exchange);
  if (!capabilitiesOf(exchange.world, repository).rulesets) throw upgradeNeeded();
  return repository;
}

function summary(exchange: GithubExchange, repository: GithubRepository, ruleset: GithubRuleset): object {
  const full = fullName(exchange, repository);
  return {
    id: ruleset.id,
    name: ruleset.name,
    target: ruleset.target,
    source_type: 'Repository',
    source: full,
    enforcement: ruleset.enforcement,
    node_id: nodeId('RRS', ruleset.id),
    _links: {
      self: { href: `${exchange.base}/repos/${full}/rulesets/${ruleset.id}` },
      html: { href: `${exchange.base}/${full}/rules/${ruleset.id}` },
    },
    created_at: ruleset.createdAt,
    updated_at: ruleset.updatedAt,
  };
}

function whole(exchange: GithubExchange, repository: GithubRepository, ruleset: GithubRuleset): object {
  // Only callers who may change the ruleset see its bypass actors (W18).
  const shown = has(exchange, 'administration', 'write');
  return {
    ...summary(exchange, repository, ruleset),
    conditions: ruleset.conditions,
    rules: ruleset.rules,
    ...(shown ? { bypass_actors: ruleset.bypassActors, current_user_can_bypass: 'never' } : {}),
  };
}

function rulesetOf(exchange: GithubExchange, repository: GithubRepository): GithubRuleset {
  const found = repository.rulesets[exchange.params['ruleset_id'] ?? ''];
  if (found === undefined || !visible(exchange, found)) throw notFound();
  return found;
}

function actorOf(actor: Partial<BypassActor>): BypassActor {
  const { actor_id = null, actor_type = '', bypass_mode = 'always' } = actor;
  return { actor_id, actor_type, bypass_mode };
}

function changedBy({ caller: { token }, world }: GithubExchange): RulesetVersion['actor'] {
  const user = world.users[token?.user ?? ''];
  const app = world.apps[token?.app ?? ''];
  return user ? { id: user.id, type: 'User' } : { id: app?.id ?? 0, type: 'Integration' };
}

function recorded(exchange: GithubExchange, ruleset: GithubRuleset): GithubRuleset {
  const { history = [], name, target, enforcement, bypassActors, conditions, rules } = ruleset;
  const version: RulesetVersion = {
    id: (history[0]?.id ?? 0) + 1,
    actor: changedBy(exchange),
    at: ruleset.updatedAt,
    state: structuredClone({ name, target, enforcement, bypassActors, conditions, rules }),
  };
  return { ...ruleset, history: [version, ...history] };
}

/** POST. */
export function createRuleset(exchange: GithubExchange): Reply {
  const { world } = exchange;
  const repository = rulesetHome(exchange);
  const body = exchange.body as RulesetBody;
  const at = exchange.now();
  const ruleset: GithubRuleset = {
    id: 0,
    name: body.name ?? '',
    target: body.target ?? 'branch',
    enforcement: body.enforcement ?? 'active',
    bypassActors: (body.bypass_actors ?? []).map(actorOf),
    conditions: body.conditions ?? null,
    rules: (body.rules ?? []).map(completed),
    createdAt: at,
    updatedAt: at,
  };
  requireRuleset(exchange, repository, ruleset);
  const stored = fresh(world, recorded(exchange, { ...ruleset, id: takeId(world) }));
  repository.rulesets[stored.id] = stored;
  return { status: 201, body: whole(exchange, repository, stored) };
}

/** PUT: replaces rules, conditions and bypass actors as a whole. Parts that the body omits are removed (W21). */
export function updateRuleset(exchange: GithubExchange): Reply {
  const repository = rulesetHome(exchange);
  const known = rulesetOf(exchange, repository);
  const body = (exchange.body ?? {}) as RulesetBody;
  const ruleset: GithubRuleset = {
    ...known,
    name: body.name ?? known.name,
    target: body.target ?? known.target,
    enforcement: body.enforcement ?? known.enforcement,
    bypassActors: (body.bypass_actors ?? []).map(actorOf),
    conditions: body.conditions ?? null,
    rules: (body.rules ?? []).map(completed),
    updatedAt: exchange.now(),
  };
  requireRuleset(exchange, repository, ruleset);
  repository.rulesets[ruleset.id] = recorded(exchange, ruleset);
  return { status: 200, body: whole(exchange, repository, ruleset) };
}

/** GET one, with everything that the caller may see. */
export function getRuleset(exchange: GithubExchange): Reply {
  const repository = rulesetHome(exchange);
  return { status: 200, body: whole(exchange, repository, rulesetOf(exchange, repository)) };
}

/** GET all, as summaries without rules, conditions and actors. */
export function listRulesets(exchange: GithubExchange): Reply {
  const repository = rulesetHome(exchange);
  const targets = exchange.query['targets'];
  const wanted = typeof targets === 'string' ? targets.split(',') : undefined;
  const all = Object.values(repository.rulesets)
    .filter((one) => visible(exchange, one))
    .filter(({ target }) => wanted === undefined || wanted.includes(target));
  return page(exchange, all, (some) => some.map((one) => summary(exchange, repository, one)));
}

/** GET: the authors and times of changes, newest first. */
export function listRulesetHistory(exchange: GithubExchange): Reply {
  const { history = [] } = rulesetOf(exchange, rulesetHome(exchange));
  return page(exchange, history, (some) =>
    some.map(({ id, actor, at }) => ({ version_id: id, actor, updated_at: at })),
  );
}

/** GET one version, with the whole ruleset at that time. */
export function getRulesetVersion(exchange: GithubExchange): Reply {
  const repository = rulesetHome(exchange);
  const ruleset = rulesetOf(exchange, repository);
  const found = ruleset.history?.find(({ id }) => String(id) === exchange.params['version_id']);
  if (found === undefined) throw notFound();
  const { bypassActors: bypass_actors, ...state } = found.state;
  const full = fullName(exchange, repository);
  return {
    status: 200,
    body: {
      version_id: found.id,
      actor: found.actor,
      updated_at: found.at,
      state: { id: ruleset.id, source_type: 'Repository', source: full, ...state, bypass_actors },
    },
  };
}

/** DELETE. */
export function deleteRuleset(exchange: GithubExchange): Reply {
  const repository = rulesetHome(exchange);
  delete repository.rulesets[rulesetOf(exchange, repository).id];
  return { status: 204 };
}

/** GET: every rule in force for a branch, whether the branch exists or not. */
export function listBranchRules(exchange: GithubExchange): Reply {
  const repository = rulesetHome(exchange);
  const branch = exchange.params['branch'] ?? '';
  const source = { ruleset_source_type: 'Repository', ruleset_source: fullName(exchange, repository) };
  const rules = Object.values(repository.rulesets)
    .filter(({ target, enforcement }) => target === 'branch' && enforcement === 'active')
    .filter((ruleset) => covers(repository, ruleset, `refs/heads/${branch}`))
    .flatMap(({ id, rules: own }) => own.map((rule) => ({ ...rule, ...source, ruleset_id: id })));
  return page(exchange, rules);
}
