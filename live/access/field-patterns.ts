import type { Registry } from '../../registry/schema';
import { showValue } from '../../registry/secret-looking';

/** Fields whose changes other facts report in their own words; a test changes each of them. `*` stands for one id. */
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

/** Fields that decide nothing, each with the reason. Changes of all other fields are reported. */
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

// A list's item is named by its content, not by its index: another order means no change.
function nameOf(item: Readonly<Record<string, unknown>>): string {
  for (const key of ['id', 'name'] as const) if (typeof item[key] === 'string') return String(item[key]);
  return typeof item['kind'] === 'string' ? [item['kind'], item['key'], item['tier']].filter(Boolean).join(':') : '?';
}

function collect(value: unknown, path: readonly string[], found: Map<string, string>): void {
  if (scalar(value) || (Array.isArray(value) && value.every(scalar))) {
    const shown = Array.isArray(value) ? `[${[...value].map(showValue).sort().join(', ')}]` : showValue(value);
    // The shown value is truncated; the comparison uses the whole value.
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

/** Every field of a registry by its path; lists and objects themselves have no value. */
export function fieldsOf(registry: Registry): Leaves {
  const found = new Map<string, string>();
  collect(registry, [], found);
  return found;
}

const LISTS = new Set(['repositories', 'tiers', 'surfaces', 'checks', 'tombstones', 'apps']);

/** The path of a field with `*` for a person's names. */
export function patternOf(path: readonly string[]): string {
  const [first = ''] = path;
  const named = (at: number) =>
    (at === 1 && LISTS.has(first)) ||
    (at === 2 && (path.slice(0, 2).join('.') === 'trust.entries' || path.slice(0, 2).join('.') === 'scope.lanes')) ||
    (at === 3 && first === 'surfaces' && ['variables', 'secrets', 'toggles'].includes(path[2] ?? ''));
  return path.map((part, at) => (named(at) ? '*' : part)).join('.');
}
