import { planFoundation } from '../../plan/foundation';
import { sortedBy, sortedSet } from '../../plan/sorted';
import type { Registry } from '../../registry/schema';
import { deploymentFacts } from './deployment-facts';
import { deploymentsOf } from './deployments';
import { type Fact, type Facts, type Level, mergedFacts } from './fact';
import { fieldChanges } from './field-changes';
import { governanceFacts } from './governance-facts';
import { publicFacts } from './public-facts';
import { repositoryFacts } from './repository-facts';
import { spelledLike } from './spelling';

/** One difference in words. */
export interface AccessChange {
  /** Whether the change allows more, or allows more people, than before. */
  readonly effect: 'widens' | 'narrows';
  readonly message: string;
}

function factsOf(registry: Registry): Facts {
  return mergedFacts([
    deploymentFacts(deploymentsOf(registry)),
    repositoryFacts(registry, planFoundation(registry).repositories),
    governanceFacts(registry),
    publicFacts(registry),
  ]);
}

function keyOf({ scope, group, target }: Fact): string {
  return `${scope}\0${group}\0${target}`;
}

/** One change before targets with the same sentence are merged. */
interface Draft {
  readonly effect: AccessChange['effect'];
  readonly group: string;
  readonly target: string;
  readonly say: (targets: string) => string;
}

function fact(each: Fact, event: 'added' | 'removed'): Draft {
  const widens = (each.sense === 'grant') === (event === 'added');
  return {
    effect: widens ? 'widens' : 'narrows',
    group: `${event}|${each.sense}|${each.target === '' ? each.scope : ''}|${each.group}`,
    target: each.target,
    say: each[event],
  };
}

// A new or removed scope is reported as a whole, without its parts.
function scopeDrafts(from: Facts, to: Facts): readonly Draft[] {
  const missing = (left: Facts, right: Facts) => [...left.scopes].filter(([scope]) => !right.scopes.has(scope));
  return [
    ...missing(to, from).flatMap(([, each]) => (each ? [fact(each, 'added')] : [])),
    ...missing(from, to).flatMap(([, each]) => (each ? [fact(each, 'removed')] : [])),
  ];
}

function factDrafts(from: Facts, to: Facts): readonly Draft[] {
  const missing = (left: Facts, right: Facts) => {
    const known = new Set(right.facts.map(keyOf));
    return left.facts.filter((each) => right.scopes.has(each.scope) && !known.has(keyOf(each)));
  };
  return [
    ...missing(to, from).map((each) => fact(each, 'added')),
    ...missing(from, to).map((each) => fact(each, 'removed')),
  ];
}

function levelDrafts(from: Facts, to: Facts): readonly Draft[] {
  const id = (level: Level) => `${level.scope}\0${level.id}`;
  const before = new Map(from.levels.map((level) => [id(level), level.value]));
  const after = new Set(to.levels.map(id));
  const changed = to.levels.flatMap((level): readonly Draft[] => {
    // A number that is missing on one side counts as zero.
    const old = before.get(id(level)) ?? (from.scopes.has(level.scope) ? 0 : level.value);
    if (old === level.value) return [];
    return [levelDraft(level, old, level.value)];
  });
  const gone = from.levels
    .filter((level) => !after.has(id(level)) && to.scopes.has(level.scope) && level.value !== 0)
    .map((level) => levelDraft(level, level.value, 0));
  return [...changed, ...gone];
}

function levelDraft(level: Level, from: number, to: number): Draft {
  return {
    effect: to < from ? 'widens' : 'narrows',
    group: `level|${level.group}|${from}|${to}`,
    target: level.target,
    say: (targets) => level.changed(targets, from, to),
  };
}

function widestFirst(changes: readonly AccessChange[]): readonly AccessChange[] {
  return sortedBy(changes, ({ effect, message }) => `${effect === 'widens' ? 0 : 1}${message}`);
}

/**
 * The differences in access between two registries, and in every other field that decides, widening ones first. Empty:
 * no difference.
 */
export function accessDiff(before: Registry, after: Registry): readonly AccessChange[] {
  // One registry may spell a name in two ways.
  const to = spelledLike(after, after);
  const from = spelledLike(before, to);
  return widestFirst([...factsDiff(factsOf(from), factsOf(to)), ...fieldChanges(from, to)]);
}

/** The differences between two sets of facts, widening ones first. */
export function factsDiff(from: Facts, to: Facts): readonly AccessChange[] {
  const groups = new Map<string, Draft[]>();
  for (const draft of [...scopeDrafts(from, to), ...factDrafts(from, to), ...levelDrafts(from, to)]) {
    const group = groups.get(draft.group);
    if (group) group.push(draft);
    else groups.set(draft.group, [draft]);
  }
  const changes = [...groups.values()].flatMap((drafts): readonly AccessChange[] => {
    const [first] = drafts;
    return first
      ? [{ effect: first.effect, message: first.say(sortedSet(drafts.map(({ target }) => target)).join(', ')) }]
      : [];
  });
  return widestFirst(changes);
}

/** Whether any change widens access. */
export function widensAccess(changes: readonly AccessChange[]): boolean {
  return changes.some(({ effect }) => effect === 'widens');
}
