import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { causeway } from '../../support/cli/command';
import { ROOT } from '../../support/registry/fixtures';

const FILE = 'registry/deploy-surfaces.json';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
  mkdirSync(join(folder, 'registry'));
  copyFileSync(join(ROOT, FILE), join(folder, FILE));
});
afterEach(() => rmSync(folder, { recursive: true }));

const text = () => readFileSync(join(folder, FILE), 'utf8');
const registry = () => JSON.parse(text());
const sound = async () => (await causeway(folder, 'registry', 'check')).code;

/** The environments and sites that a tier's plan names. */
async function names(tier: string): Promise<readonly string[]> {
  const { stdout } = await causeway(folder, 'plan', '--tier', tier, '--json');
  const plan = JSON.parse(stdout).plan ?? JSON.parse(stdout);
  return [...plan.environments, ...plan.sites].map(({ name }: { name: string }) => name).sort();
}

describe('causeway rename', () => {
  test('of a surface keeps every name at GitHub and Netlify', async () => {
    const before = await names('production');
    const { code, stdout } = await causeway(folder, 'rename', 'surface', 'docs', 'handbook');
    expect({ code, sound: await sound() }).toEqual({ code: 0, sound: 0 });
    expect(stdout).toContain('receipts, tickets and bundles of docs count for handbook');
    expect(stdout).toContain('causeway workflows build in each repository');
    const { surfaces } = registry();
    expect(surfaces[1]).toMatchObject({ id: 'handbook', formerly: ['docs'], calledAs: 'docs' });
    expect(await names('production')).toEqual(before);
  });

  test('and back leaves the id and its names as they were', async () => {
    await causeway(folder, 'rename', 'surface', 'docs', 'handbook');
    await causeway(folder, 'rename', 'surface', 'handbook', 'docs');
    expect(await sound()).toBe(0);
    expect(registry().surfaces[1]).toMatchObject({ id: 'docs', formerly: ['handbook'] });
    expect(registry().surfaces[1]).not.toHaveProperty('calledAs');
  });

  test('of a surface everywhere changes the names', async () => {
    await causeway(folder, 'rename', 'surface', 'docs', 'handbook', '--everywhere');
    expect(await names('dev')).toContain('handbook-dev');
  });

  test('of a surface everywhere, after a rename that kept the names, changes them too', async () => {
    await causeway(folder, 'rename', 'surface', 'docs', 'handbook');
    const { stdout } = await causeway(folder, 'rename', 'surface', 'handbook', 'guide', '--everywhere');
    expect(registry().surfaces[1]).toMatchObject({ id: 'guide', formerly: ['docs', 'handbook'] });
    expect(registry().surfaces[1]).not.toHaveProperty('calledAs');
    expect(await names('dev')).toContain('guide-dev');
    expect(stdout).toContain('receipts do not, because they name the environments that are deleted');
  });

  test('back to a former id says how an earlier rename that was not applied is undone', async () => {
    await causeway(folder, 'rename', 'surface', 'docs', 'handbook', '--everywhere');
    const { stdout } = await causeway(folder, 'rename', 'surface', 'handbook', 'docs');
    expect(stdout).toContain('if the rename from docs to handbook was never applied, undo it in git');
    expect(registry().surfaces[1]).toMatchObject({ id: 'docs', calledAs: 'handbook' });
  });

  test('takes tombstones of variables along', async () => {
    await causeway(folder, 'remove', 'variable', 'services.worker.dev.deploy.variable.CONCURRENCY');
    await causeway(folder, 'remove', 'variable', 'web.variable.NODE_VERSION');
    const before = registry().tombstones;
    for (const args of [
      ['surface', 'worker', 'jobs'],
      ['repository', 'services', 'backend'],
      ['repository', 'web', 'site'],
      ['tier', 'dev', 'lab'],
    ]) {
      expect(await causeway(folder, 'rename', ...args)).toMatchObject({ code: 0, stderr: '' });
    }
    expect([before.length, registry().tombstones.map(({ key }: { key: string }) => key)]).toEqual([
      2,
      ['backend.jobs.lab.deploy.variable.CONCURRENCY', 'site.variable.NODE_VERSION'],
    ]);
    expect(await sound()).toBe(0);
  });

  test('everywhere leaves a tombstone with the object of the old name, which is gone from the registry', async () => {
    await causeway(folder, 'remove', 'surface', 'docs', '--tier', 'dev');
    await causeway(folder, 'remove', 'environment', 'docs-staging', '--tier', 'staging');
    await causeway(folder, 'rename', 'surface', 'docs', 'handbook', '--everywhere');
    expect(await sound()).toBe(0);
    expect(registry().tombstones).toMatchObject([
      { kind: 'surface', key: 'docs', tier: 'dev', gone: true },
      { kind: 'environment', key: 'docs-staging', tier: 'staging', gone: true },
    ]);
  });

  test('of a repository changes every reference and no name', async () => {
    const before = await names('production');
    const { code, stdout } = await causeway(folder, 'rename', 'repository', 'web', 'site');
    expect({ code, sound: await sound() }).toEqual({ code: 0, sound: 0 });
    expect(stdout).toContain('causeway workflows build in each repository');
    expect(registry().repositories.site).toMatchObject({ name: 'storefront', formerly: ['web'] });
    expect(Object.keys(registry().repositories)).toEqual(['site', 'services']);
    expect(await names('production')).toEqual(before);
  });

  test('of a tier changes every place that speaks of it, and no name', async () => {
    const before = await names('staging');
    const { code, stdout } = await causeway(folder, 'rename', 'tier', 'staging', 'preprod');
    expect({ code, sound: await sound() }).toEqual({ code: 0, sound: 0 });
    expect(stdout).toContain('pulumi stack rename preprod --stack staging');
    const { tiers } = registry();
    expect(tiers[1]).toMatchObject({ id: 'preprod', formerly: ['staging'], calledAs: 'staging' });
    expect(tiers[2].promotesFrom).toBe('preprod');
    expect(await names('preprod')).toEqual(before);
  });

  test('of a tier leaves trust in the same workflow, for the new id', async () => {
    const before = registry().trust.entries;
    const { stdout } = await causeway(folder, 'rename', 'tier', 'staging', 'preprod');
    expect(stdout).toContain('before the next deploy: workflows contain the id\n');
    const renamed = ({ tiers, ...entry }: { tiers?: readonly string[] }) => ({
      ...entry,
      ...(tiers && { tiers: tiers.map((id) => (id === 'staging' ? 'preprod' : id)) }),
    });
    expect(registry().trust.entries).toEqual(before.map(renamed));
  });

  test('of a tier everywhere names the workflow that was trusted before, also after an earlier rename', async () => {
    await causeway(folder, 'rename', 'tier', 'staging', 'preprod');
    const { stdout } = await causeway(folder, 'rename', 'tier', 'preprod', 'acceptance', '--everywhere');
    expect(stdout).toContain('what .github/workflows/promote-staging.yml signed does not count any more');
    const first = await causeway(folder, 'rename', 'tier', 'dev', 'lab', '--everywhere');
    expect(first.stdout).toContain('causeway workflows build in each repository');
    expect(first.stdout).not.toContain('promote-');
  });

  test('of a tier everywhere has trust name the workflow that promotes to it, as it is called then', async () => {
    const before = registry().trust.entries;
    const { code, stdout } = await causeway(folder, 'rename', 'tier', 'staging', 'preprod', '--everywhere');
    expect({ code, sound: await sound() }).toEqual({ code: 0, sound: 0 });
    expect(stdout).toContain('trust names .github/workflows/promote-preprod.yml now');
    const changed = registry().trust.entries.filter((_: object, n: number) => {
      return registry().trust.entries[n].signerWorkflow !== before[n].signerWorkflow;
    });
    expect(changed).toEqual([
      {
        ...before.find(({ id }: { id: string }) => id === 'promote-staging'),
        signerWorkflow: 'acme/storefront/.github/workflows/promote-preprod.yml',
        tiers: ['preprod'],
      },
    ]);
  });

  test('of a tier everywhere leaves a surface’s tombstone with its old environments, and back it is what it was', async () => {
    await causeway(folder, 'remove', 'surface', 'docs', '--tier', 'staging', '--reason', 'moved');
    const before = registry().tombstones;
    await causeway(folder, 'rename', 'tier', 'staging', 'preprod', '--everywhere');
    expect(registry().tombstones).toEqual([{ ...before[0], gone: true }]);
    expect((await causeway(folder, 'rename', 'tier', 'preprod', 'staging', '--everywhere')).code).toBe(0);
    expect([await sound(), registry().tombstones]).toEqual([0, before]);
  });

  test.each([
    ['rename', 'surface', 'docs', 'handbook'],
    ['remove', 'surface', 'docs', '--tier', 'dev'],
  ])('(%s) writes elsewhere over no other file', async (...args) => {
    const before = text();
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    const { code, stderr } = await causeway(folder, ...args, '--out', 'notes.txt');
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('it is kept') });
    expect([readFileSync(join(folder, 'notes.txt'), 'utf8'), text()]).toEqual(['mine', before]);
    expect((await causeway(folder, ...args, '--out', 'registry/new.json')).code).toBe(0);
    expect((await causeway(folder, ...args, '--out', FILE)).code).toBe(0);
    expect(text()).not.toBe(before);
  });

  test.each([
    [['surface', 'nobody', 'x'], 'there is no surface "nobody"'],
    [['surface', 'docs', 'api'], 'no surface can be called "api": there is one already'],
    [['surface', 'docs', 'Docs!'], 'an id is'],
  ])('of %j is refused, and nothing is written', async (args, reason) => {
    const before = text();
    const { code, stderr } = await causeway(folder, 'rename', ...args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(reason) });
    expect(text()).toBe(before);
  });

  test('does not give a surface what was another’s', async () => {
    await causeway(folder, 'rename', 'surface', 'docs', 'handbook');
    const { code, stderr } = await causeway(folder, 'rename', 'surface', 'api', 'docs');
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('it was once the id of handbook') });
  });
});

describe('causeway remove', () => {
  const keys = () =>
    registry().tombstones.map(({ kind, key, tier }: Record<string, string>) => [kind, key, tier].join(' '));

  test('writes the tombstone of a surface on a tier, once', async () => {
    const args = ['remove', 'surface', 'docs', '--tier', 'production', '--reason', 'moved to the wiki'];
    const { code, stdout } = await causeway(folder, ...args);
    expect({ code, sound: await sound() }).toEqual({ code: 0, sound: 0 });
    expect(stdout).toMatch(/pulumi up --stack production: removes the protection/);
    expect(keys()).toEqual(['surface docs production']);
    expect((await causeway(folder, ...args)).stdout).toContain('nothing to write');
    await causeway(folder, 'remove', 'ruleset', 'causeway branch dev');
    expect(keys()).toEqual(['surface docs production', 'ruleset causeway branch dev ']);
  });

  test('takes another date or reason of a tombstone that is there, and refuses a date that is none', async () => {
    const args = ['remove', 'surface', 'docs', '--tier', 'production'];
    await causeway(folder, ...args, '--reason', 'moved');
    const [{ expires }] = registry().tombstones;
    const before = text();
    expect((await causeway(folder, ...args, '--expires', '2026-12-99')).code).toBe(2);
    expect(text()).toBe(before);
    expect((await causeway(folder, ...args, '--reason', 'sold')).code).toBe(0);
    expect(registry().tombstones).toEqual([
      { kind: 'surface', key: 'docs', tier: 'production', reason: 'sold', expires },
    ]);
  });

  test('of a ruleset names the foundation alone', async () => {
    const { stdout } = await causeway(folder, 'remove', 'ruleset', 'causeway branch dev');
    expect(stdout).toContain('1. pulumi up --stack foundation: removes the protection');
  });

  test('writes those of everything on a tier', async () => {
    expect((await causeway(folder, 'remove', 'tier', 'production')).code).toBe(0);
    expect(await sound()).toBe(0);
    expect(keys()).toEqual(
      expect.arrayContaining([
        'surface docs production',
        'environment production-approval-docs-2 production',
        'environment causeway-delivery-production ',
      ]),
    );
  });

  test('writes those of a repository and of an approval place', async () => {
    await causeway(folder, 'remove', 'repository', 'services');
    await causeway(folder, 'remove', 'approval', 'staging-approval', '--tier', 'staging');
    expect(await sound()).toBe(0);
    expect(keys()).toEqual([
      'repository services ',
      'surface api ',
      'surface worker ',
      'environment staging-approval staging',
    ]);
  });

  test('names what could be meant, and writes nothing', async () => {
    const before = text();
    const { code, stderr } = await causeway(folder, 'remove', 'environment', 'web/docs-dev', '--tier', 'dev');
    expect(code).toBe(2);
    expect(stderr).toContain('there is no environment "web/docs-dev" on dev');
    expect(stderr).toContain('docs-dev');
    expect(text()).toBe(before);
  });
});
