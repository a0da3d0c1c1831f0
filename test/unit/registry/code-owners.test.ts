import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { ownerPattern, ownerRules, ownersOf } from '../../../formats/patterns/code-owners';
import { ownerLines } from '../../../registry/code-owners';
import { globMatches } from '../../../registry/glob-match';
import { parseGlob } from '../../../registry/glob-pattern';
import { Surface } from '../../../registry/schema/surface';
import { casesOf } from '../../support/cases';

interface Paths {
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
}

const surface = (id: string, paths: Paths) =>
  Surface.parse({ id, owner: `team:${id}`, repository: 'web', paths, target: { kind: 'netlify', team: 'acme' } });

const textOf = (surfaces: readonly Surface[]) =>
  ownerLines(surfaces)
    .lines.map(({ pattern, surface: of }) => (of === undefined ? pattern : `${pattern} @${of.id}`))
    .join('\n');

test.each(casesOf<{ surfaces: Readonly<Record<string, Paths>>; path: string }, string>('code-owners.yaml'))(
  'the cases of CODEOWNERS: %s',
  (_what, { input, verdict }) => {
    const surfaces = Object.entries(input.surfaces).map(([id, paths]) => surface(id, paths));
    const { refusals } = ownerLines(surfaces);
    if (verdict.startsWith('refused: ')) {
      expect(refusals.map(({ reason }) => reason)).toEqual([
        expect.stringContaining(verdict.slice('refused: '.length)),
      ]);
      return;
    }
    expect(refusals).toEqual([]);
    expect(ownersOf(ownerRules(textOf(surfaces)), input.path).join(' ') || 'nobody').toBe(verdict);
  },
);

interface OwnersFile {
  readonly text: string;
  readonly path: string;
  readonly lineBytes?: number;
}

test.each(casesOf<OwnersFile, string>('code-owners-files.yaml'))(
  'the cases of a CODEOWNERS file that somebody wrote: %s',
  (_what, { input: { text, path: file, lineBytes = 0 }, verdict }) => {
    const whole = `${text}\n#${'x'.repeat(lineBytes)}`;
    expect(ownersOf(ownerRules(whole), file).join(' ') || 'nobody').toBe(verdict);
  },
);

const name = fc.constantFrom('a', 'ab', 'b', 'c d', '.x', 'm.ts');
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
// A surface that leaves out `**/*.ts` is also asked about such files in folders of such a name (docs/verdicts.md).
const hasEnding = (text: string) => /\*\*\/(?:.*\/)?\*\.ts$/.test(text);
const glob = fc
  .array(fc.constantFrom('a', 'b', 'c d', '*', '**', '*.ts', 'a?', 'a*', '{a,b}'), { minLength: 1, maxLength: 3 })
  .map((names) => names.join('/'));

test('the owner of a path by CODEOWNERS is the owner of a surface that the path belongs to', () => {
  const paths = fc.record({
    include: fc.uniqueArray(glob, { minLength: 1, maxLength: 2 }),
    exclude: fc.uniqueArray(glob, { maxLength: 2 }),
  });
  let looked = 0;
  fc.assert(
    fc.property(fc.array(paths, { minLength: 1, maxLength: 4 }), fc.array(path, { maxLength: 12 }), (all, files) => {
      const surfaces = all.map((each, index) => surface(`s${index}`, each));
      const { refusals } = ownerLines(surfaces);
      if (refusals.length > 0) return;
      looked += 1;
      const rules = ownerRules(textOf(surfaces));
      const isIn = (globs: readonly string[], file: string) => globs.some((each) => globMatches(parseGlob(each), file));
      for (const file of files) {
        const owning = surfaces.filter(({ paths: own }) => isIn(own.include, file) && !isIn(own.exclude, file));
        const [owner = 'nobody'] = ownersOf(rules, file);
        const isNested = file.includes('.ts/') && file.endsWith('.ts');
        const asked = surfaces.filter(({ paths: own }) => isNested && own.exclude.some(hasEnding));
        const expected = [...(owning.length === 0 ? ['nobody'] : owning), ...asked].map((each) =>
          typeof each === 'string' ? each : `@${each.id}`,
        );
        expect(expected).toContain(owner);
      }
    }),
    { numRuns: 1500 },
  );
  expect(looked).toBeGreaterThan(300);
});

test('the reader of CODEOWNERS finds what git finds by the same pattern in .gitignore', () => {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-owners-'));
  spawnSync('git', ['init', '--quiet', folder]);
  const files = fc.sample(path, { numRuns: 60, seed: 7 });
  const patterns = fc.sample(
    fc
      .record({
        before: fc.constantFrom('', '/', '**/'),
        names: fc.array(fc.constantFrom('a', 'b', 'c\\ d', '*.ts', '**', 'm?ts', '*x'), { minLength: 1, maxLength: 3 }),
        after: fc.constantFrom('', '/', '/**'),
      })
      .map(({ before, names, after }) => before + names.join('/') + after)
      // Globs that git refuses or reads otherwise: an empty folder name, and three stars.
      .filter((text) => !/\*\*\/?$/.test(text) || text.endsWith('/**')),
    { numRuns: 80, seed: 7 },
  );
  for (const pattern of new Set(patterns)) {
    writeFileSync(join(folder, '.git/info/exclude'), `${pattern}\n`);
    const { stdout } = spawnSync('git', ['check-ignore', '--no-index', '--stdin', '-z'], {
      cwd: folder,
      input: files.join('\0'),
      encoding: 'utf8',
    });
    const ignored = new Set(stdout.split('\0').filter(Boolean));
    const matches = ownerPattern(pattern)!;
    for (const file of files) expect([pattern, file, matches(file)]).toEqual([pattern, file, ignored.has(file)]);
  }
  rmSync(folder, { recursive: true });
});
