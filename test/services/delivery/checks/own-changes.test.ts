import { chmodSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { casesOf } from '../../../support/cases';
import { causeway } from '../../../support/cli/command';
import { scratch, TestRepository } from '../../../support/delivery/repository';
import { ROOT } from '../../../support/registry/fixtures';

type Files = Readonly<Record<string, string | null>>;

interface Input {
  readonly before: Files;
  readonly change: Files;
  readonly meanwhile?: Files;
  readonly lane?: string;
}

const REGISTRY = join(ROOT, 'registry/deploy-surfaces.json');
const { path: folder, dispose } = scratch();
afterAll(dispose);
let count = 0;

function put(git: TestRepository, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    const place = join(git.path, path);
    mkdirSync(dirname(place), { recursive: true });
    if (content === null) rmSync(place);
    else if (content.startsWith('mode ')) chmodSync(place, Number.parseInt(content.slice('mode '.length), 8));
    else if (content.startsWith('from ')) renameSync(join(git.path, content.slice('from '.length)), place);
    else git.write({ [path]: content });
  }
}

/** The commits of a case: the tip of main, and the change that branched from it earlier. */
function commits(git: TestRepository, { before, change, meanwhile }: Input) {
  put(git, before);
  const base = git.commit();
  git.git('checkout', '--quiet', '-b', 'change');
  put(git, change);
  const head = git.commit();
  git.git('checkout', '--quiet', 'main');
  if (meanwhile === undefined) return { base, head };
  put(git, meanwhile);
  return { base: git.commit(), head };
}

test.each(casesOf<Input, string>('own-changes.yaml'))(
  'the cases of a change: %s',
  async (_what, { input, verdict }) => {
    count += 1;
    const git = new TestRepository(join(folder, String(count)));
    const { base, head } = commits(git, input);
    const asked =
      input.lane === undefined ? ['tests', 'check', '--repository', 'web'] : ['scope', 'check', '--lane', input.lane];
    const { code } = await causeway(git.path, ...asked, '--registry', REGISTRY, '--base', base, '--head', head);
    expect(['passes', 'stops'][code ?? -1] ?? `exit ${code}`).toBe(verdict);
  },
);

test('tests check cannot tell where base and change have nothing in common', async () => {
  const git = new TestRepository(join(folder, 'apart'));
  const base = git.write({ 'apps/storefront/a.ts': '1' }).commit();
  git.git('checkout', '--quiet', '--orphan', 'other');
  const head = git.write({ 'apps/storefront/a.ts': '2' }).commit();
  const about = ['--registry', REGISTRY, '--base', base, '--head', head];
  expect(await causeway(git.path, 'tests', 'check', '--repository', 'web', ...about)).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('have no commit in common'),
  });
});

test.each(['tests', 'scope'])('%s check refuses a head that the base already has', async (name) => {
  const git = new TestRepository(join(folder, `exchanged-${name}`));
  const base = git.write({ 'apps/storefront/a.ts': '1' }).commit();
  git.write({ 'apps/storefront/a.ts': '2' }).commit();
  const head = git.write({ 'apps/storefront/a.ts': '3' }).commit();
  const own = name === 'tests' ? ['--repository', 'web'] : [];
  for (const [from, to] of [
    [head, base],
    [head, head],
  ] as const) {
    const about = [...own, '--registry', REGISTRY, '--base', from, '--head', to];
    expect(await causeway(git.path, name, 'check', ...about)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('there is no change to look at'),
    });
  }
});

test.each([
  ['before', 'a test', 'apps/storefront/a.test.ts'],
  ['after', 'a test', 'apps/storefront/a.test.ts'],
  ['before', 'a deleted test', 'apps/storefront/b.test.ts'],
  ['after', 'a file of an unknown kind', 'apps/storefront/run'],
] as const)('tests check names the file whose text %s the change cannot be read: %s', async (end, _what, path) => {
  const git = new TestRepository(join(folder, `missing-${end}-${path.replaceAll('/', '-')}`));
  const texts = (n: number) => ({
    'apps/storefront/a.ts': `export const a = ${n};`,
    'apps/storefront/a.test.ts': `it('a', () => expect(f()).toBe(${n}));`,
    'apps/storefront/run': `#!/bin/sh\n${n}\n`,
  });
  const base = git.write({ ...texts(1), 'apps/storefront/b.test.ts': "it('b', () => expect(g()).toBe(1));" }).commit();
  rmSync(join(git.path, 'apps/storefront/b.test.ts'));
  const added = { 'apps/storefront/c.test.ts': "it('c', () => expect(h()).toBe(1));" };
  const head = git.write({ ...texts(2), ...added }).commit();
  const blob = git.git('rev-parse', `${end === 'before' ? base : head}:${path}`);
  rmSync(join(git.path, '.git/objects', blob.slice(0, 2), blob.slice(2)));
  const about = ['--repository', 'web', '--registry', REGISTRY, '--base', base, '--head', head];
  expect(await causeway(git.path, 'tests', 'check', ...about)).toMatchObject({
    code: 3,
    stderr: expect.stringContaining(`the file ${path} of ${end === 'before' ? base : head} cannot be read`),
  });
});
