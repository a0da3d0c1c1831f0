import { problemsOf, textReport } from '../../../registry/check-report';
import { MAX_BYTES, MAX_ERRORS } from '../../../registry/document/limits';
import { parseRegistry } from '../../../registry/parse';
import { secretLooking } from '../../../registry/secret-looking';
import { base, NOW } from '../../support/registry/fixtures';

const parse = (text: string) => parseRegistry(text, { file: 'registry.json', now: NOW });

/** The cost of a call, in milliseconds of this process's own time: other processes do not count. */
function cost(call: () => void): number {
  const begin = process.cpuUsage();
  call();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
}

function refusedAtOnce(text: string, code: string): void {
  expect(text.length).toBeLessThanOrEqual(MAX_BYTES);
  let result = parse('');
  expect(cost(() => (result = parse(text)))).toBeLessThan(3000);
  expect(result.ok).toBe(false);
  const problems = problemsOf(result);
  expect(problems.length).toBeLessThanOrEqual(MAX_ERRORS);
  expect(problems.map((each) => each.code)).toContain(code);
}

const filled = (item: string, count: number) => Array.from({ length: count }, () => item).join(',');
const shell = JSON.stringify(base('minimal'));
const withTop = (key: string, value: string) => `${shell.slice(0, -1)},"${key}":${value}}`;
const replaced = (key: 'surfaces', value: string) => {
  const draft = base('minimal') as Record<string, unknown>;
  return JSON.stringify({ ...draft, [key]: '@' }).replace('"@"', value);
};

const thin = (base('minimal') as { surfaces: object[] }).surfaces[0];
const filledWith = (glob: string) => Array.from({ length: 1500 }, () => glob);
const withMany = (key: string, item: (index: number) => object, count: number) =>
  JSON.stringify({ ...(base('minimal') as object), [key]: Array.from({ length: count }, (_, index) => item(index)) });

describe('a registry of nothing but errors', () => {
  it.each([
    ['a million empty surfaces', `{"surfaces":[${filled('{}', 1_600_000)}]}`, 'json-too-many'],
    ['a million numbers', `{"surfaces":[${filled('1', 2_400_000)}]}`, 'json-too-many'],
    ['many lists', `[${filled(`[${filled('1', 9000)}]`, 200)}]`, 'json-too-many'],
    ['many keys', `{${Array.from({ length: 300_000 }, (_, index) => `"k${index}":1`).join(',')}}`, 'json-too-many'],
    ['surfaces up to the limit', replaced('surfaces', `[${filled('{}', 20_000)}]`), 'schema-missing'],
    [
      'secrets up to the limit',
      replaced(
        'surfaces',
        `[{"secrets":[${filled('{}', 20_000)}]},${filled(`{"secrets":[${filled('{}', 19_000)}]}`, 8)}]`,
      ),
      'schema-missing',
    ],
    [
      'unknown keys up to the limit',
      `{${Array.from({ length: 19_000 }, (_, index) => `"k${index}":1`).join(',')}}`,
      'schema-unknown-key',
    ],
    ['checks up to the limit', withTop('checks', `[${filled('[]', 20_000)}]`), 'schema-type'],
    [
      'repositories up to the limit',
      `{"repositories":{${Array.from({ length: 19_000 }, (_, index) => `"r${index}":{}`).join(',')}}}`,
      'schema-missing',
    ],
    ['hidden characters everywhere', `{"surfaces":[${filled('"\\u0001"', 19_000)}]}`, 'json-control-character'],
    ['the same key again and again', `{${filled('"a":1', 19_000)}}`, 'json-duplicate-key'],
    [
      'tombstones that name nothing',
      withTop('tombstones', `[${filled('{"kind":"surface","key":"x","reason":"r","expires":"2020-01-01"}', 19_000)}]`),
      'tombstone-names-nothing',
    ],
  ])('is refused in bounded time: %s', (_name, text, code) => {
    refusedAtOnce(text, code);
  });

  it.each([
    ['tiers', withMany('tiers', (index) => ({ id: `t${index}`, branch: `b${index}` }), 19_000), 'schema-size'],
    [
      'surfaces that share every folder',
      withMany('surfaces', (index) => ({ ...thin, id: `s${index}`, paths: { include: ['**'] } }), 9000),
      'glob-too-many',
    ],
    [
      'exclusions of everything',
      withMany('surfaces', () => ({ ...thin, paths: { include: filledWith('a/**'), exclude: filledWith('a/**') } }), 1),
      'glob-too-many',
    ],
    [
      'surfaces that exclude from each other',
      withMany(
        'surfaces',
        (index) => ({
          ...thin,
          id: `s${index}`,
          paths: { include: [`**/s${index}*/**`], exclude: [`**/a${index}/*`] },
        }),
        1900,
      ),
      'glob-codeowners',
    ],
  ])('is refused in bounded time, each entry of it sound: %s', (_name, text, code) => {
    refusedAtOnce(text, code);
  });

  it('says that more may follow', () => {
    const text = replaced('surfaces', `[${filled('{}', 1000)}]`);
    expect(textReport('x.json', parse(text))).toContain(`refused, ${MAX_ERRORS} errors, the first of them`);
  });
});

/** The places of all texts and keys in a document. */
function leaves(value: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value === 'string') return [path];
  if (Array.isArray(value)) return value.flatMap((item, index) => leaves(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]));
}

function put(document: unknown, path: readonly (string | number)[], text: string): unknown {
  const copy = structuredClone(document) as Record<string | number, never>;
  let at: Record<string | number, never> = copy;
  for (const part of path.slice(0, -1)) at = at[part] as never;
  at[path.at(-1) ?? ''] = text as never;
  return copy;
}

const LONG = 100_000;
const LETTERS = ['a', 'a-', '-eyJ', 'a://', 'aA1+', 'a:', '-----BEGIN A ', 'password ', 'a.', '*a', '"kty":', '"d":"'];

describe('one long value', () => {
  const full = base('full');

  it('in any field is read or refused in bounded time', () => {
    const places = new Map(
      leaves(full).map((path) => [path.filter((part) => typeof part !== 'number').join('/'), path]),
    );
    for (const path of places.values()) {
      const text = JSON.stringify(put(full, path, 'a'.repeat(LONG)));
      expect([path.join('/'), cost(() => parse(text)) < 1000]).toEqual([path.join('/'), true]);
    }
  });

  it.each(LETTERS)('of %j looks like a secret or not, in bounded time', (letters) => {
    const text = letters.repeat(LONG / letters.length);
    expect(cost(() => secretLooking(text))).toBeLessThan(1000);
    const draft = put(full, ['surfaces', 0, 'description'], text);
    expect(cost(() => parse(JSON.stringify(draft)))).toBeLessThan(1000);
    const key = { ...(full as object), [text]: text };
    expect(cost(() => parse(JSON.stringify(key)))).toBeLessThan(1000);
  });

  it('still looks like what it is', () => {
    expect(secretLooking(`x eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.c`)).toBe('a JSON web token');
    expect(secretLooking('postgres://me:secret@db')).toBe('an address with a password');
    expect(secretLooking('https://example.org/a:b@c')).toBeUndefined();
  });
});
