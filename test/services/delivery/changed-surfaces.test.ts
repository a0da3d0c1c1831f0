import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changedPaths } from '../../../delivery/changed-surfaces/changed-paths';
import { changedSurfaces } from '../../../delivery/changed-surfaces/changed-surfaces';
import { parseRawDiff } from '../../../delivery/changed-surfaces/raw-diff';
import { Surface } from '../../../registry/schema/surface';
import type { UserError } from '../../../registry/user-error';
import { causeway } from '../../support/cli/command';
import { scratch, TestRepository } from '../../support/delivery/repository';
import { base } from '../../support/registry/fixtures';

const surface = (id: string, include: string[], exclude: string[] = []) =>
  Surface.parse({
    id,
    owner: 'team:web',
    repository: 'web',
    paths: { include, exclude },
    target: { kind: 'netlify', team: 'acme' },
  });

const SURFACES = [
  surface('shop', ['apps/shop/**'], ['**/*.md']),
  surface('docs', ['docs/**', 'apps/shop/README.md']),
  surface('api', ['services/api/**', 'vendor/lib/api/**']),
];

function thrown(run: () => unknown): UserError {
  try {
    run();
  } catch (error) {
    return error as UserError;
  }
  throw new Error('nothing was thrown');
}

describe('changed surfaces over real git', () => {
  const { path, dispose } = scratch();
  const repository = new TestRepository(join(path, 'web'));
  let first = '';
  beforeAll(() => {
    first = repository
      .write({ 'apps/shop/a.js': 'one\n'.repeat(50), 'services/api/b.go': 'b', 'docs/c.md': 'c', 'README.md': 'r' })
      .commit();
  });
  beforeEach(() => {
    repository.git('reset', '--quiet', '--hard', first);
    repository.git('clean', '-ffdxq');
  });
  afterAll(dispose);

  const touched = (head: string, policy: 'all' | 'none' | 'error' = 'none') =>
    changedSurfaces(SURFACES, changedPaths(repository.path, first, head), policy);
  const ids = (head: string) => touched(head).surfaces.map(({ id }) => id);

  test('a changed file touches its surface only', () => {
    expect(ids(repository.write({ 'apps/shop/a.js': 'two' }).commit())).toEqual(['shop']);
  });

  test('an empty range touches nothing', () => {
    expect(ids(first)).toEqual([]);
  });

  test('a rename counts on both sides', () => {
    repository.git('mv', 'apps/shop/a.js', 'services/api/a.js');
    expect(ids(repository.commit())).toEqual(['shop', 'api']);
  });

  test('a deletion touches the surface that had the file', () => {
    repository.git('rm', '--quiet', 'services/api/b.go');
    expect(ids(repository.commit())).toEqual(['api']);
  });

  test('a file can belong to several surfaces, and an exclusion keeps it from one', () => {
    expect(ids(repository.write({ 'apps/shop/README.md': 'x' }).commit())).toEqual(['docs']);
    const excluded = touched(repository.write({ 'apps/shop/other.md': 'x', 'apps/shop/README.md': 'r' }).commit());
    expect(excluded.excluded).toEqual(['apps/shop/other.md']);
    expect(excluded.unmatched).toEqual([]);
  });

  test('a merge brings in what its branch changed', () => {
    repository.git('checkout', '--quiet', '-B', 'side', first);
    repository.write({ 'services/api/b.go': 'side' }).commit();
    repository.git('checkout', '--quiet', 'main');
    repository.write({ 'docs/c.md': 'main' }).commit();
    repository.git('merge', '--quiet', '--no-ff', '--no-edit', 'side');
    expect(ids(repository.git('rev-parse', 'HEAD'))).toEqual(['docs', 'api']);
  });

  test('a submodule touches every surface that has files below it', () => {
    const library = new TestRepository(join(path, 'library'));
    library.write({ 'api/x.go': 'x' }).commit();
    repository.git('submodule', '--quiet', 'add', '--force', library.path, 'vendor/lib');
    const head = repository.commit();
    expect(ids(head)).toEqual(['api']);
    expect(touched(head).unmatched).toEqual(['.gitmodules']);
  });

  test('names with line breaks, dots, quotes and other scripts are found', () => {
    const names = ['apps/shop/a\nb', 'apps/shop/.env.d/x', 'apps/shop/"q"', 'apps/shop/žlutý', 'apps/shop/a\tb'];
    const head = repository.write(Object.fromEntries(names.map((name) => [name, 'x']))).commit();
    expect([...(touched(head).surfaces[0]?.paths ?? [])].sort()).toEqual([...names].sort());
    expect(touched(head).unmatched).toEqual([]);
  });

  test('paths of no surface select all, none, or are an error, as the registry says', () => {
    const head = repository.write({ 'package.json': '{}' }).commit();
    expect(touched(head, 'all').surfaces.map(({ because }) => because)).toEqual([
      'unmatched',
      'unmatched',
      'unmatched',
    ]);
    expect(touched(head, 'none')).toMatchObject({ result: 'ok', surfaces: [], unmatched: ['package.json'] });
    expect(touched(head, 'error')).toMatchObject({ result: 'unmatched', surfaces: [] });
  });

  test('a half id, a branch name, an unknown commit and a tree are refused', () => {
    const tree = repository.git('rev-parse', `${first}^{tree}`);
    for (const id of [first.slice(0, 12), 'main', 'HEAD', 'f'.repeat(40), tree, first.toUpperCase(), '--all', '']) {
      expect(thrown(() => changedPaths(repository.path, first, id))).toMatchObject({ exitCode: 2, place: '--head' });
    }
  });

  test('a shallow clone and a folder without a repository could not find out', () => {
    const head = repository.write({ 'docs/c.md': 'again' }).commit();
    repository.git('clone', '--quiet', '--depth=1', `file://${repository.path}`, join(path, 'shallow'));
    expect(thrown(() => changedPaths(join(path, 'shallow'), head, head))).toMatchObject({ exitCode: 3 });
    expect(thrown(() => changedPaths(path, head, head))).toMatchObject({ exitCode: 3 });
    expect(thrown(() => changedPaths(join(path, 'nowhere'), head, head))).toMatchObject({ exitCode: 3 });
  });

  test('a replaced object does not change the answer', () => {
    const head = repository.write({ 'docs/c.md': 'seen' }).commit();
    repository.git('replace', head, first);
    expect(ids(head)).toEqual(['docs']);
    repository.git('replace', '--delete', head);
  });

  test('the command prints the surfaces and ends 1 where unmatched paths are an error', async () => {
    const registry = { ...base('minimal'), unmatchedPaths: 'error' };
    registry.surfaces[0].paths = { include: ['apps/shop/**'] };
    const one = repository
      .write({ 'registry/deploy-surfaces.json': JSON.stringify(registry), 'apps/shop/z': '1' })
      .commit();
    const two = repository.write({ 'apps/shop/z': '2' }).commit();
    const fine = await causeway(repository.path, 'surfaces', 'changed', '--base', one, '--head', two, '--json');
    expect(fine.code).toBe(0);
    expect(JSON.parse(fine.stdout)).toMatchObject({ repository: 'shop', surfaces: [{ id: 'shop' }], unmatched: [] });
    const bad = await causeway(repository.path, 'surfaces', 'changed', '--base', first, '--head', two);
    expect(bad.code).toBe(1);
    expect(bad.stderr).toContain('registry/deploy-surfaces.json');
    expect((await causeway(repository.path, 'surfaces', 'changed', '--base', one, '--head', 'main')).code).toBe(2);
    // Registry and commits may be in two checkouts.
    const beside = ['--registry', join(repository.path, 'registry/deploy-surfaces.json'), '--json'];
    const args = ['surfaces', 'changed', '--base', one, '--head', two, ...beside];
    expect((await causeway(tmpdir(), ...args, '--checkout', repository.path)).stdout).toBe(fine.stdout);
    expect((await causeway(tmpdir(), ...args)).code).not.toBe(0);
  });
});

test('a cut-off or strange answer of git is not taken for an empty one', () => {
  expect(parseRawDiff(Buffer.from(''))).toEqual([]);
  for (const output of [':100644 100644 aa bb M\0apps/a', ':100644 100644 aa bb M\0', 'nonsense\0path\0']) {
    expect(thrown(() => parseRawDiff(Buffer.from(output)))).toMatchObject({ exitCode: 3 });
  }
});

test.each([
  ['in folders of their own', (n: number) => [`apps/s${n}/**`]],
  ['with globs that begin with a wildcard', (n: number) => [`**/s${n}/*.{ts,js}`, 'package.json']],
])('10,000 files against 1,000 surfaces %s are all found', (_, include) => {
  const surfaces = Array.from({ length: 1000 }, (__, n) => surface(`s${n}`, include(n), ['**/*.md']));
  const changed = Array.from({ length: 10_000 }, (__, n) => ({
    path: `apps/s${n % 1000}/f${n}.ts`,
    isSubmodule: false,
  }));
  expect(changedSurfaces(surfaces, changed, 'none').surfaces).toHaveLength(1000);
});
