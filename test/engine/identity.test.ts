import { readFileSync, writeFileSync } from 'node:fs';
import { renameEdits } from '../../delivery/changes/rename';
import { editRegistry } from '../../delivery/checks/registry-edit';
import type { Renamable } from '../../registry/former-ids';
import { Registry } from '../../registry/schema';
import type { Draft } from './draft';
import { document } from './draft';
import { Scene } from './scene';

jest.setTimeout(900_000);

const base = document();

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.copy();
  plantSecrets();
});
afterAll(() => scene.close());
beforeEach(() => {
  scene.write(base);
  scene.clearRequests();
});

type World = Scene['world']['github']['world'];
const repositories = () => (scene.world.github.world as World).repositories;

/** Puts a secret that only its owner knows into every environment. */
function plantSecrets(): void {
  for (const repository of Object.values(repositories())) {
    for (const environment of Object.values(repository.environments)) {
      const at = new Date().toISOString();
      const name = 'OWNERS_KEY';
      environment.secrets[name] = { name, encryptedValue: 'x', keyId: '1', createdAt: at, updatedAt: at };
    }
  }
}

/** Environments with the names of their secrets, by repository. An edit must not lose any. */
function irreplaceable() {
  return Object.fromEntries(
    Object.entries(repositories()).map(([name, { environments }]) => [
      name,
      Object.fromEntries(Object.entries(environments).map(([key, { secrets }]) => [key, Object.keys(secrets).sort()])),
    ]),
  );
}

/** The whole registry with `web` renamed to `site` everywhere. */
function renameKey(draft: Draft): void {
  const text = JSON.stringify(draft.repositories);
  draft.repositories = JSON.parse(text.replace('"web":{', '"site":{'));
  draft.governance.repository = 'site';
  draft.evidence.repository = 'site';
  for (const surface of draft.surfaces) if (surface.repository === 'web') surface.repository = 'site';
  for (const entry of draft.trust.entries) {
    entry.repositories = entry.repositories?.map((key: string) => (key === 'web' ? 'site' : key));
  }
}

/** Runs only the program. The pack has its own tests, and starting it takes half of the time. */
async function alone(command: 'up' | 'preview', stack: string, ...options: readonly string[]) {
  const yes = command === 'up' ? ['--yes', '--skip-preview'] : [];
  return scene.engine.run(command, ...scene.engine.on(stack), ...yes, '--non-interactive', ...options);
}

/** An `up` without changes. */
async function unchanged(stack: string): Promise<void> {
  const run = await alone('up', stack, '--expect-no-changes');
  if (run.code !== 0) throw new Error(`up of ${stack} ended with ${run.code}:\n${run.output}`);
}

/** Preview and `up` print the same words and write nothing. After the reversal there is nothing to do. */
async function refused(stack: string, change: (draft: Draft) => void, ...words: readonly string[]): Promise<void> {
  const before = irreplaceable();
  scene.edit(change);
  for (const command of ['preview', 'up'] as const) {
    const run = await alone(command, stack);
    expect(run.code).not.toBe(0);
    for (const word of words) expect(run.output).toContain(word);
    expect(run.output).not.toMatch(/pulumi state unprotect|at .*\.ts:\d+/);
  }
  scene.write(base);
  await unchanged(stack);
  expect(scene.writes()).toEqual([]);
  expect(irreplaceable()).toEqual(before);
}

const surface = (draft: Draft, id: string) => draft.surfaces.find((each: Draft) => each.id === id);
const tier = (draft: Draft, id: string) => draft.tiers.find((each: Draft) => each.id === id);

test('a stack that is up has nothing to change', async () => {
  await scene.mustUp('dev', '--expect-no-changes');
  expect(scene.writes()).toEqual([]);
});

/** Renames an id as `causeway rename` does. The registry then contains the former one. */
function rename(kind: Renamable, from: string, to: string): void {
  const registry = Registry.parse(JSON.parse(readFileSync(scene.registryFile, 'utf8')));
  const edits = renameEdits(registry, { kind, from, to, everywhere: false });
  const options = { file: scene.registryFile, now: new Date() };
  writeFileSync(scene.registryFile, editRegistry(readFileSync(scene.registryFile, 'utf8'), edits, options));
}

const deletes = () => scene.requests().filter(({ method }) => method === 'DELETE');

describe('a surface', () => {
  test('is renamed, and back, and no object or secret is touched', async () => {
    const before = irreplaceable();
    for (const id of ['storefront', 'worker']) rename('surface', id, `${id}-two`);
    const preview = await alone('preview', 'dev');
    expect({ code: preview.code, output: preview.output }).toEqual({
      code: 0,
      output: expect.not.stringMatching(/delete|replace|has no value/),
    });
    await unchanged('dev');
    scene.write(base);
    await unchanged('dev');
    expect(scene.writes()).toEqual([]);
    expect(irreplaceable()).toEqual(before);
  });
});

describe('a repository that was renamed at GitHub', () => {
  test('is followed, and no environment or secret is lost', async () => {
    const all = repositories();
    const before = irreplaceable()['services'];
    const { services } = all;
    all['backend'] = Object.assign(services!, { name: 'backend' });
    delete all['services'];
    scene.edit((draft) => {
      draft.repositories.services.name = 'backend';
    });
    const run = await alone('up', 'dev');
    expect({ code: run.code, output: run.output }).toMatchObject({ code: 0 });
    expect(deletes()).toEqual([]);
    expect(irreplaceable()['backend']).toEqual(before);
    all['services'] = Object.assign(all['backend']!, { name: 'services' });
    delete all['backend'];
    scene.write(base);
    expect((await alone('up', 'dev')).code).toBe(0);
    await unchanged('dev');
    expect(deletes()).toEqual([]);
    expect(irreplaceable()['services']).toEqual(before);
  });
});

describe('a repository’s key', () => {
  test.each(['foundation', 'dev'])('is renamed on %s, and back, and no object is touched', async (stack) => {
    const before = irreplaceable();
    scene.edit(renameKey);
    const preview = await alone('preview', stack);
    expect({ code: preview.code, output: preview.output }).toEqual({
      code: 0,
      output: expect.not.stringMatching(/delete|replace/),
    });
    // In the foundation, the variable that names this repository has a new value.
    const run = await alone('up', stack);
    expect({ code: run.code, output: run.output }).toMatchObject({ code: 0 });
    await unchanged(stack);
    scene.write(base);
    expect((await alone('up', stack)).code).toBe(0);
    await unchanged(stack);
    expect(deletes()).toEqual([]);
    expect(irreplaceable()).toEqual(before);
  });
});

describe('is refused by preview and up in the same words, and nothing is written', () => {
  test('another surface id, which would delete an environment with external secrets', () =>
    refused(
      'dev',
      (draft) => {
        surface(draft, 'worker').id = 'portal';
      },
      'environment services/worker-dev: its external secrets OWNERS_KEY are deleted with it',
      'causeway rename surface|repository|tier OLD NEW',
      'causeway remove surface worker --tier dev',
    ));

  test('a surface in another repository', () =>
    refused(
      'dev',
      (draft) => {
        surface(draft, 'worker').repository = 'web';
      },
      'environment services/worker-dev: its external secrets OWNERS_KEY are deleted with it',
    ));

  test('another case of a name', () =>
    refused(
      'staging',
      (draft) => {
        draft.naming = { approvalEnvironment: '{tier}-Approval' };
      },
      'GitHub treats staging-Approval and staging-approval as one environment and cannot rename it',
    ));

  test('a Netlify team that cannot work', () =>
    refused(
      'dev',
      (draft) => {
        surface(draft, 'storefront').target.team = { dev: 'acme', staging: 'acme-staging', production: 'acme' };
      },
      'Netlify has no call that moves a site from the team acme-staging to acme',
    ));

  test('a branch with another name, in the foundation', () =>
    refused(
      'foundation',
      (draft) => {
        tier(draft, 'dev').branch = 'trunk';
        tier(draft, 'staging').branch = 'trunk';
      },
      'ruleset storefront/causeway branch dev',
      'it is protected',
      `causeway remove ruleset 'causeway branch dev'`,
    ));

  test('a lower quorum on the highest tier', () =>
    refused(
      'production',
      (draft) => {
        tier(draft, 'production').approval.quorum = 1;
      },
      'environment storefront/production-approval-docs-2: it is protected',
      'causeway remove approval production-approval-docs-2 --tier production',
    ));
});
