import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseRegistry } from '../../../registry/parse';
import { base, NOW, ROOT } from '../../support/registry/fixtures';

const parse = (document: unknown) => parseRegistry(JSON.stringify(document), { file: 'registry.json', now: NOW });

function shuffledKeys(value: unknown, order: readonly number[]): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffledKeys(item, order));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item], index) => ({ key, item, rank: order[index % order.length] }));
  entries.sort((left, right) => (left.rank ?? 0) - (right.rank ?? 0));
  return Object.fromEntries(entries.map(({ key, item }) => [key, shuffledKeys(item, order)]));
}

describe('parseRegistry', () => {
  it.each(['registry/deploy-surfaces.json', 'registry/deploy-surfaces.example.json', 'registry/minimal.example.json'])(
    'accepts %s without a warning',
    (path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      expect(parseRegistry(text, { file: path, now: NOW })).toMatchObject({ ok: true, warnings: [] });
    },
  );

  it('keeps the minimal registry within 25 lines', () => {
    const text = readFileSync(join(ROOT, 'registry/minimal.example.json'), 'utf8');
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(25);
  });

  it('fills every safe default in', () => {
    const result = parse(base('minimal'));
    if (!result.ok) throw new Error('refused');
    const [, production] = result.registry.tiers;
    expect(production).toMatchObject({
      adminsBypass: false,
      waitMinutes: 0,
      approval: { mode: 'commit', preventSelfReview: true, quorum: 1 },
      gate: { mode: 'blocking', profile: 'strict' },
    });
    expect(result.registry.repositories['shop']?.rules).toMatchObject({ reviews: 1, mergeMethods: ['merge'] });
  });

  it('gives a digest that the order of keys and white space do not change', () => {
    const document = base('full');
    const first = parse(document);
    if (!first.ok) throw new Error('refused');
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 3, maxLength: 12 }), fc.nat(8), (order, indent) => {
        const text = JSON.stringify(shuffledKeys(document, order), null, indent);
        expect(parseRegistry(text, { file: 'registry.json', now: NOW })).toMatchObject({ digest: first.digest });
      }),
      { numRuns: 25 },
    );
    expect(first.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('gives another digest when a value changes', () => {
    const first = parse(base('full'));
    const second = parse({ ...base('full'), unmatchedPaths: 'none' });
    expect(first.ok && second.ok && first.digest !== second.digest).toBe(true);
  });

  it('never throws, whatever the text', () => {
    const pieces = fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '//', '\\u0000', '1e999', 'null', '-', '\n', ' ');
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.array(pieces).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => parseRegistry(text, { file: 'registry.json', now: NOW }).ok === false),
      { numRuns: 500 },
    );
  });

  it('never throws when a part of a sound registry is replaced by something else', () => {
    const document = base('full');
    const paths: (string | number)[][] = [];
    const walk = (value: unknown, path: (string | number)[]) => {
      paths.push(path);
      if (typeof value !== 'object' || value === null) return;
      for (const key of Object.keys(value)) walk((value as Record<string, unknown>)[key], [...path, key]);
    };
    walk(document, []);
    fc.assert(
      fc.property(fc.constantFrom(...paths.slice(1)), fc.jsonValue(), (path, value) => {
        const copy = structuredClone(document);
        let parent = copy;
        for (const part of path.slice(0, -1)) parent = parent[part];
        parent[path.at(-1) ?? ''] = value;
        const result = parse(copy);
        expect(result.ok || result.problems.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('uses the evaluation time it is given for expiries', () => {
    const document = base('full');
    document.tombstones = [{ kind: 'site', key: 'x', reason: 'gone', expires: '2026-12-01', gone: true }];
    const at = (time: string) => parseRegistry(JSON.stringify(document), { file: '', now: new Date(time) }).ok;
    expect([at('2026-11-21T00:00:00Z'), at('2026-12-01T23:59:59Z'), at('2026-12-02T00:00:00Z')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('refuses fifty megabytes and ten thousand levels', () => {
    for (const text of [' '.repeat(50_000_000), '['.repeat(10_000)]) {
      expect(parseRegistry(text, { file: '', now: NOW })).toMatchObject({ ok: false, problems: [{ level: 'error' }] });
    }
  });
});
