import fc from 'fast-check';
import { makeRe } from 'picomatch';
import { changedSurfaces } from '../../../../delivery/changed-surfaces/changed-surfaces';
import { globIndex } from '../../../../delivery/changed-surfaces/glob-index';
import { globKeys } from '../../../../delivery/changed-surfaces/glob-keys';
import { globMatches } from '../../../../registry/glob-match';
import { parseGlob } from '../../../../registry/glob-pattern';
import { globChoices } from '../../../../registry/globs';
import { Surface } from '../../../../registry/schema/surface';

const OPTIONS = { dot: true, windows: false, strictBrackets: true, flags: 's' };

const NAMES = [
  'apps',
  'shop',
  's1',
  's12',
  'src',
  'a.b',
  '.github',
  'x-s1-y',
  'README.md',
  'main.ts',
  'main.js',
  'žlutý',
  'a\nb',
];
const PIECES = [
  ...NAMES,
  ...['*', '**', '*.ts', '*.{ts,js}', 's?', 's[0-9]', '@(shop|docs)', '!(shop)', '?(s1)', '+(s1|s12)', '{apps,src}'],
  ...[
    'main.{t,j}s',
    '*-s1-*',
    '[!a]*',
    '(a|b)',
    'a|b',
    '\\*',
    '"s1"',
    '{a',
    'b}',
    '.',
    '..',
    'a+',
    's{1..3}',
    '@',
    '!x',
    'a{2}',
    '***',
    '+(a|aa)',
    'c.d+e',
  ],
];

const path = fc.array(fc.constantFrom(...NAMES, 's2', 's3', 'docs', 'b', 'a', '*', 'x', 'a+', 'a2', 'c.d+e', 'cxdde'), {
  minLength: 1,
  maxLength: 5,
});
const paths = path.map((names) => names.join('/'));
const glob = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 5 })
  .chain((parts) =>
    fc
      .array(fc.constantFrom('/', '/', '/', '', '/**/'), { minLength: parts.length, maxLength: parts.length })
      .map((joints) => parts.map((part, index) => part + (index < parts.length - 1 ? joints[index] : '')).join('')),
  )
  .filter(isGlob);

// The registry's globs have no line breaks; the paths of a repository may.
const writable = glob.filter((text) => !text.includes('\n'));

function isGlob(text: string): boolean {
  try {
    parseGlob(text);
    return true;
  } catch {
    return false;
  }
}

const isMatch = (text: string, each: string) => globMatches(parseGlob(text), each);

// Globs that both read alike: no parentheses, quotes or lone signs, no negated class, no name of dots only, and no
// wildcard before a last `**`, where picomatch drops the folder itself.
const isShared = (text: string) =>
  !/[*?\]}][^/]*(?:\/\*\*)+$/.test(text) && !/[()"@!+^]|\[!|(?:^|\/)\.{1,2}(?:\/|$)/.test(text);

test('a glob matches what picomatch, another reader, says', () => {
  const shared = glob.filter(isShared);
  fc.assert(
    fc.property(shared, fc.array(paths, { minLength: 1, maxLength: 8 }), (one, all) => {
      // To picomatch a path without a wildcard is a file. Here it is also a folder with its content.
      const others = globChoices(one).map((names) => makeRe(names.join('/'), OPTIONS));
      const isOther = (each: string) => others.some((other) => other.test(each));
      for (const each of all) expect([one, each, isMatch(one, each)]).toEqual([one, each, isOther(each)]);
    }),
    { numRuns: 2000 },
  );
});

test('the index finds exactly the globs that are found one by one', () => {
  fc.assert(
    fc.property(fc.array(glob, { maxLength: 12 }), fc.array(paths, { maxLength: 8 }), (globs, all) => {
      const find = globIndex(globs);
      for (const each of all) {
        const naive = [...new Set(globs)].filter((one) => isMatch(one, each));
        expect([...find(each)].sort()).toEqual(naive.sort());
      }
    }),
    { numRuns: 1000 },
  );
});

test('a glob made from a path by widening it is found for that path', () => {
  const widened = path.chain((names) =>
    fc
      .array(fc.constantFrom('keep', 'star', 'tail', 'head', 'globstar', 'brace'), {
        minLength: names.length,
        maxLength: names.length,
      })
      .map((how) => ({
        path: names.join('/'),
        glob: names
          .map((name, index) => {
            const widen = how[index];
            if (widen === 'star') return '*';
            if (widen === 'tail') return `*${name.slice(1)}`;
            if (widen === 'head') return `${name.slice(0, -1)}*`;
            if (widen === 'globstar') return '**';
            return widen === 'brace' ? `{${name},other}` : name;
          })
          .join('/'),
      })),
  );
  fc.assert(
    fc.property(widened, ({ path: each, glob: one }) => {
      fc.pre(isGlob(one));
      expect(globIndex([one, '**/never/*'])(each)).toEqual(makeRe(one, OPTIONS).test(each) ? [one] : []);
    }),
    { numRuns: 300 },
  );
});

test('only what is certain becomes a key', () => {
  expect(globKeys('apps/shop/**')).toMatchObject({ folder: 'apps/shop', segments: ['apps', 'shop'] });
  expect(globKeys('**/s1/*.{ts,js}')).toMatchObject({ folder: '', segments: ['s1'] });
  expect(globKeys('{apps,src}/shop/*-s1-*')).toMatchObject({ folder: '', segments: ['shop'] });
  expect(globKeys('*-s1-*')?.grams).toEqual(['-s1', 's1-']);
  const unsure = ['a|b', '!a', 'a/../b', 'a[x]b', '\\*', '"a"', '@(}abc)', '{a', './a', 's{1..3}/a.b', '***/a.b'];
  for (const each of unsure) {
    expect(globKeys(each)).toBeUndefined();
  }
});

test('surfaces, exclusions and unmatched paths come out as when every glob is tried on every path', () => {
  const surfaces = fc.array(
    fc.record({
      include: fc.array(writable, { minLength: 1, maxLength: 3 }),
      exclude: fc.array(writable, { maxLength: 2 }),
    }),
    {
      minLength: 1,
      maxLength: 6,
    },
  );
  fc.assert(
    fc.property(surfaces, fc.uniqueArray(paths, { maxLength: 8 }), (all, changed) => {
      const registry = all.map((each, index) =>
        Surface.parse({
          id: `s${index}`,
          owner: 'team:web',
          repository: 'web',
          paths: each,
          target: { kind: 'netlify', team: 'acme' },
        }),
      );
      const isIn = (globs: readonly string[], each: string) => globs.some((one) => isMatch(one, each));
      const owns = ({ paths: { include, exclude } }: Surface, each: string) =>
        isIn(include, each) && !isIn(exclude, each);
      const found = changedSurfaces(
        registry,
        changed.map((each) => ({ path: each, isSubmodule: false })),
        'none',
      );
      expect(found.surfaces.map(({ id, paths: touched }) => ({ id, touched }))).toEqual(
        registry.flatMap((surface) => {
          const touched = changed.filter((each) => owns(surface, each));
          return touched.length > 0 ? [{ id: surface.id, touched }] : [];
        }),
      );
      const nobodys = changed.filter((each) => !registry.some((surface) => owns(surface, each)));
      const looked = nobodys.filter((each) => registry.some((surface) => isIn(surface.paths.include, each)));
      expect(found.excluded).toEqual(looked);
      expect(found.unmatched).toEqual(nobodys.filter((each) => !looked.includes(each)));
    }),
    { numRuns: 300 },
  );
});
