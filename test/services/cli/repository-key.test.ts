import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runHere } from '../../../demo/command';
import { scratch, TestRepository } from '../../support/delivery/repository';
import { leavesOf, nameOf, program } from '../../support/docs/program';
import { NOW, ROOT } from '../../support/registry/fixtures';

const { path: folder, dispose } = scratch();
const REGISTRY = join(folder, 'registry/deploy-surfaces.json');
const DEFAULT = join(ROOT, 'registry/deploy-surfaces.json');
let base = '';
let head = '';
beforeAll(() => {
  const git = new TestRepository(folder);
  mkdirSync(join(folder, 'registry'));
  cpSync(DEFAULT, REGISTRY);
  base = git.write({ 'apps/storefront/a.ts': '1' }).commit();
  head = git.write({ 'apps/storefront/a.ts': '2' }).commit();
});
afterAll(dispose);

/** Runs `causeway` in that folder with this environment. */
const causeway = (env: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  runHere(args, { cwd: folder, env, startedAt: NOW });

const changed = (env: Readonly<Record<string, string>>, ...more: readonly string[]) =>
  causeway(env, 'surfaces', 'changed', '--base', base, '--head', head, '--json', ...more);
const surfaces = (stdout: string) => JSON.parse(stdout).surfaces as readonly unknown[];

describe('which repository of several is meant, in the registry that is here', () => {
  test('is asked where nobody says, and where the variable is not there yet', async () => {
    for (const env of [{}, { CAUSEWAY_REPOSITORY: '' }]) {
      const { code, stdout } = await changed(env);
      expect([code, JSON.parse(stdout).error]).toMatchObject([
        2,
        { message: 'the repository is missing', allowed: 'web, services; or CAUSEWAY_REPOSITORY in the environment' },
      ]);
    }
  });

  test('is said by the environment', async () => {
    const { code, stdout } = await changed({ CAUSEWAY_REPOSITORY: 'web' });
    expect([code, JSON.stringify(surfaces(stdout))]).toEqual([0, expect.stringContaining('storefront')]);
  });

  test('is said by the flag against the environment, whatever that says', async () => {
    const flag = ['--repository', 'web'];
    const wanted = await changed({}, ...flag);
    expect(wanted.code).toBe(0);
    for (const CAUSEWAY_REPOSITORY of ['services', 'nobody']) {
      expect(await changed({ CAUSEWAY_REPOSITORY }, ...flag)).toEqual(wanted);
    }
  });

  test.each(['nobody', 'WEB', '__proto__'])('is never %s, from either', async (key) => {
    const wrong = { message: `there is no repository "${key}"`, allowed: 'web, services' };
    const told = await changed({ CAUSEWAY_REPOSITORY: key });
    expect([told.code, JSON.parse(told.stdout).error]).toMatchObject([2, { ...wrong, place: 'CAUSEWAY_REPOSITORY' }]);
    const asked = await changed({}, '--repository', key);
    expect([asked.code, JSON.parse(asked.stdout).error]).toMatchObject([2, { ...wrong, place: '--repository' }]);
  });

  test('is known by its name at GitHub too where a person says it, never where a variable does', async () => {
    expect(await changed({}, '--repository', 'storefront')).toEqual(await changed({}, '--repository', 'web'));
    const told = await changed({ CAUSEWAY_REPOSITORY: 'storefront' });
    expect([told.code, JSON.parse(told.stdout).error.message]).toEqual([2, 'there is no repository "storefront"']);
  });

  test('is not another than the one that the workflow runs in, since a variable may be changed by many', async () => {
    const here = { GITHUB_REPOSITORY: 'Acme/Storefront' };
    expect((await changed({ ...here, CAUSEWAY_REPOSITORY: 'web' })).code).toBe(0);
    const other = await changed({ ...here, CAUSEWAY_REPOSITORY: 'services' });
    expect([other.code, JSON.parse(other.stdout).error.message]).toEqual([
      2,
      '"services" is acme/services, and this runs in Acme/Storefront',
    ]);
    expect((await changed(here, '--repository', 'services')).code).toBe(0);
  });

  test('needs not be said where there is one', async () => {
    const registry = JSON.parse(readFileSync(DEFAULT, 'utf8'));
    registry.surfaces = registry.surfaces.filter(({ repository }: { repository: string }) => repository === 'web');
    registry.repositories = { web: registry.repositories.web };
    registry.scope = undefined;
    for (const entry of registry.trust.entries) if (entry.repositories) entry.repositories = ['web'];
    for (const check of registry.checks) if (check.repositories) check.repositories = ['web'];
    writeFileSync(join(folder, 'one.json'), JSON.stringify(registry));
    const { code, stderr } = await changed({}, '--registry', 'one.json');
    expect([code, stderr]).toEqual([0, '']);
    rmSync(join(folder, 'one.json'));
  });

  test.each([
    ['tests check', ['tests', 'check', '--base', 'a'.repeat(40), '--head', 'b'.repeat(40)]],
    ['checks report', ['checks', 'report', '--all', '--base', 'a'.repeat(40), '--head', 'b'.repeat(40)]],
    ['workflows check', ['workflows', 'check']],
    ['docs build', ['docs', 'build']],
  ])('is asked of the environment by %s', async (_name, args) => {
    const { code, stdout, stderr } = await causeway({ CAUSEWAY_REPOSITORY: 'nobody' }, ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/there is no repository "nobody"\s+at CAUSEWAY_REPOSITORY/);
  });

  test('is told in the help of every command that takes it', () => {
    const all = leavesOf(program).flatMap((command) =>
      command.options
        .filter(({ flags }) => flags === '--repository <key>')
        .map(({ description }) => [nameOf(command), description] as const),
    );
    expect(all.length).toBeGreaterThan(12);
    for (const [name, description] of all) {
      expect([name, description]).toEqual([name, expect.stringContaining('CAUSEWAY_REPOSITORY')]);
    }
  });
});
