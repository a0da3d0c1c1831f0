import { accessDiff } from '../../../../live/access/diff';
import { fieldsOf, patternOf, QUIET, TOLD_IN_WORDS } from '../../../../live/access/field-patterns';
import { registryJsonSchema } from '../../../../registry/json-schema';
import { Registry } from '../../../../registry/schema';
import { base } from '../../../support/registry/fixtures';

type Node = Readonly<Record<string, unknown>>;

const before = Registry.parse(base('full'));

/** Every place of the schema that holds a value, with `*` for a person's names. */
function placesOf(node: Node, path: readonly string[] = []): readonly string[] {
  const choices = (node['anyOf'] ?? node['oneOf']) as readonly Node[] | undefined;
  if (choices) return choices.flatMap((choice) => placesOf(choice, path));
  const items = node['items'] as Node | undefined;
  if (items) return items['properties'] || items['oneOf'] ? placesOf(items, [...path, '*']) : [path.join('.')];
  const properties = Object.entries((node['properties'] ?? {}) as Readonly<Record<string, Node>>);
  const values = node['additionalProperties'];
  const rest = typeof values === 'object' && values !== null ? placesOf(values as Node, [...path, '*']) : [];
  const own = properties.flatMap(([key, value]) => placesOf(value, [...path, key]));
  return own.length + rest.length > 0 ? [...own, ...rest] : [path.join('.')];
}

const places = new Set(placesOf(registryJsonSchema() as Node).map((place) => place.replace(/^apps\.[^.]+/, 'apps.*')));

/** Another value of the same kind; the schema need not accept it. */
function another(value: unknown): unknown {
  if (value === 'read') return 'write';
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (!Array.isArray(value)) return 'other';
  return value.length > 1 ? value.slice(0, -1) : [...value, 'user:other'];
}

/** Changes one field of a document at a path of names. */
function change(document: unknown, path: readonly string[]): void {
  let at = document as Record<string, unknown>;
  for (const part of path.slice(0, -1)) {
    const items = at as unknown as readonly Record<string, unknown>[];
    const item = Array.isArray(at)
      ? items.find((each) =>
          [each['id'], each['name'], [each['kind'], each['key'], each['tier']].filter(Boolean).join(':')].includes(
            part,
          ),
        )
      : at[part];
    at = item as Record<string, unknown>;
  }
  const last = path.at(-1) ?? '';
  at[last] = another(at[last]);
}

// Names by which other fields find an object: another name makes the registry invalid, or is another object.
const REFERENCE = /(?:^|\.)(?:id|repository|branch|kind|key|promotesFrom|group|calledAs|tier)$|^evidence\.repository$/;

describe('a field of the registry that changes', () => {
  const quiet = new Set(Object.keys(QUIET));
  const fields = [...fieldsOf(before)].filter(([, value]) => value !== '').map(([key]) => key.split('\0'));

  it.each([...new Map(fields.map((path) => [patternOf(path), path]))])('%s is told', (pattern, path) => {
    const after = structuredClone(before);
    change(after, path);
    let changes: ReturnType<typeof accessDiff> = [];
    try {
      changes = accessDiff(before, after);
    } catch (error) {
      // A change can make the registry invalid. Then it has no plan, and there is nothing to compare.
      if (REFERENCE.test(pattern) || /principal|no (?:tier|repository)/.test(String(error))) return;
      throw error;
    }
    expect([pattern, changes.length > 0]).toEqual([pattern, !quiet.has(pattern)]);
  });

  it('needs no fact only for a reason, and each table names fields of the schema', () => {
    const known = (pattern: string) =>
      places.has(pattern) || [...places].some((place) => place.startsWith(`${pattern}.`));
    expect([...quiet, ...TOLD_IN_WORDS].filter((pattern) => !known(pattern))).toEqual([]);
    expect(Object.values(QUIET).every((reason) => reason.length > 20)).toBe(true);
  });

  it.each<[string, (draft: Registry) => void, RegExp]>([
    [
      'another trusted root',
      (draft) => Object.assign(draft.trust ?? {}, { root: 'registry/other.json' }),
      /^trust\.root was .* and is "registry\/other\.json"$/,
    ],
    ['another soak', (draft) => Object.assign(draft.tiers[2] ?? {}, { soak: 'PT1S' }), /^tiers\.production\.soak was /],
    [
      'other paths',
      (draft) => Object.assign(draft.surfaces[0]?.paths ?? {}, { include: ['x/**'] }),
      /^surfaces\.\w+\.paths\.include was /,
    ],
    [
      'no alerts',
      (draft) => {
        for (const each of draft.surfaces) delete each.alerts;
      },
      /alerts was there and is not there$/,
    ],
    ['another place of the waivers', (draft) => Object.assign(draft, { waivers: 'elsewhere' }), /^waivers was /],
  ])('is told: %s', (_what, edit, message) => {
    const after = structuredClone(before);
    edit(after);
    expect(accessDiff(before, after)).toContainEqual({ effect: 'widens', message: expect.stringMatching(message) });
  });
});
