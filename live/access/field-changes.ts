import type { Registry } from '../../registry/schema';
import { showValue } from '../../registry/secret-looking';

/** A field that changed, in words. */
export interface FieldChange {
  readonly effect: 'widens' | 'narrows';
  readonly message: string;
}

/** Fields whose change the other facts tell in words of their own; a test changes each of them. `*` stands for one id. */
export const TOLD_IN_WORDS: readonly string[] = [
  'apps.*',
  'repositories.*',
  'tiers.*.approval',
  'surfaces.*',
  'surfaces.*.secrets.*',
  'governance.owners',
  'governance.waiverApprovers',
  'governance.checklistRoles.product',
  'governance.checklistRoles.manager',
  'apps.*.slug',
  'apps.*.keySecret',
  'repositories.*.rules.reviews',
  'repositories.*.rules.requiredDeployments',
  'repositories.*.rules.mergeQueue',
  'repositories.*.workflowPermissions',
  'repositories.*.allowedActions.mode',
  'repositories.*.allowedActions.githubOwned',
  'repositories.*.allowedActions.verified',
  'repositories.*.allowedActions.patterns',
  'repositories.*.immutableReleases',
  'tiers.*.branch',
  'tiers.*.adminsBypass',
  'tiers.*.approval.reviewers',
  'tiers.*.approval.preventSelfReview',
  'tiers.*.approval.quorum',
  'tiers.*.gate.mode',
  'tiers.*.gate.profile',
  'tiers.*.gate.requires',
  'surfaces.*.owner',
  'trust.entries.*.mayAttest',
  'trust.entries.*.tiers',
  'trust.entries.*.publicKey',
  'trust.entries.*.signerWorkflow',
  'trust.entries.*.signerDigests',
  'trust.entries.*.callerWorkflows',
  'trust.entries.*.environment',
  'trust.entries.*.runner',
  'trust.entries.*.repositories',
];

/** Fields that nothing decides by, each with the reason. Every other field of the registry is told when it changes. */
export const QUIET: Readonly<Record<string, string>> = {
  $schema: 'editors read it, and no program of ours',
  schemaVersion: 'the schema accepts one value',
  'surfaces.*.description': 'a sentence for people, which nothing reads',
  'checks.*.risk': 'a sentence for people, which nothing reads',
  'tombstones.*.reason': 'a sentence for people; what the tombstone lets go is told',
  'surfaces.*.toggles.*.reason': 'a sentence for people; that a reason is there is a rule of its own',
};

type Leaves = ReadonlyMap<string, string>;

const scalar = (value: unknown) => typeof value !== 'object' || value === null;

// An item of a list is called by what it is, not by its place: another order says nothing else.
function nameOf(item: Readonly<Record<string, unknown>>): string {
  for (const key of ['id', 'name'] as const) if (typeof item[key] === 'string') return String(item[key]);
  return typeof item['kind'] === 'string' ? [item['kind'], item['key'], item['tier']].filter(Boolean).join(':') : '?';
}

function collect(value: unknown, path: readonly string[], found: Map<string, string>): void {
  if (scalar(value) || (Array.isArray(value) && value.every(scalar))) {
    const shown = Array.isArray(value) ? `[${[...value].map(showValue).sort().join(', ')}]` : showValue(value);
    // What is shown is cut: whether two values differ is decided by all of them.
    found.set(path.join('\0'), JSON.stringify([shown, Array.isArray(value) ? [...value].sort() : value]));
    return;
  }
  const entries: readonly (readonly [string, unknown])[] = Array.isArray(value)
    ? value.map((item) => [nameOf(item as Record<string, unknown>), item] as const)
    : Object.entries(value as object).filter(([, item]) => item !== undefined);
  found.set(path.join('\0'), '');
  const times = new Map<string, number>();
  for (const [name, item] of entries) {
    const before = times.get(name) ?? 0;
    times.set(name, before + 1);
    collect(item, [...path, before === 0 ? name : `${name}#${before + 1}`], found);
  }
}

/** Every field of a registry by its path; a list or an object itself is there without a value. */
export function fieldsOf(registry: Registry): Leaves {
  const found = new Map<string, string>();
  collect(registry, [], found);
  return found;
}

const LISTS = new Set(['repositories', 'tiers', 'surfaces', 'checks', 'tombstones', 'apps']);

/** The path of a field with `*` for what a person named. */
export function patternOf(path: readonly string[]): string {
  const [first = ''] = path;
  const named = (at: number) =>
    (at === 1 && LISTS.has(first)) ||
    (at === 2 && (path.slice(0, 2).join('.') === 'trust.entries' || path.slice(0, 2).join('.') === 'scope.lanes')) ||
    (at === 3 && first === 'surfaces' && ['variables', 'secrets', 'toggles'].includes(path[2] ?? ''));
  return path.map((part, at) => (named(at) ? '*' : part)).join('.');
}

function isTold(path: readonly string[]): boolean {
  const pattern = patternOf(path);
  return TOLD_IN_WORDS.includes(pattern) || Object.hasOwn(QUIET, pattern);
}

function shown(text: string | undefined): string {
  return text === undefined ? 'not there' : text === '' ? 'there' : String((JSON.parse(text) as readonly [string])[0]);
}

/**
 * What changes in the fields of two registries beyond what is told in words. Which way such a change goes only a reader can
 * say, so that it counts as widening. Of what is new or gone as a whole only that is told, and of surfaces, whose deployments
 * are told, nothing.
 */
export function fieldChanges(before: Registry, after: Registry): readonly FieldChange[] {
  const [from, to] = [fieldsOf(before), fieldsOf(after)];
  const keys = [...new Set([...from.keys(), ...to.keys()])].filter((key) => from.get(key) !== to.get(key));
  const changed = new Set(keys);
  return keys.flatMap((key): readonly FieldChange[] => {
    const path = key.split('\0');
    const isOneSided = (upTo: number) => {
      const parent = path.slice(0, upTo).join('\0');
      return changed.has(parent) && from.has(parent) !== to.has(parent);
    };
    if (path.some((_part, at) => at > 0 && isOneSided(at)) || isTold(path)) return [];
    const isLess =
      path.length === 2 && (path[0] === 'checks' ? to.has(key) : path[0] === 'tombstones' && from.has(key));
    // A check that blocks holds back: of this field alone the way is known.
    const blocks = patternOf(path) === 'checks.*.mode' && shown(to.get(key)) === showValue('blocking');
    const effect = blocks || (isLess && from.has(key) !== to.has(key)) ? 'narrows' : 'widens';
    return [{ effect, message: `${path.join('.')} was ${shown(from.get(key))} and is ${shown(to.get(key))}` }];
  });
}
