import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { verifyStack } from '../../demo/verify-stack';
import type { Finding } from '../../live/finding';
import { FOUNDATION } from '../../registry/naming';
import { Registry } from '../../registry/schema';
import { EditScene } from './edits/scene';

// This file runs the repairs that `live verify` prints and the engine applies, exactly as printed. Another test covers
// those of `gh` and `netlify` (test/services/live/pasted-repairs.test.ts).
jest.setTimeout(900_000);

let edits: EditScene;
beforeAll(async () => {
  edits = await EditScene.open();
});
afterAll(() => edits.scene.close());

const shell = promisify(execFile);

const github = (repository: string) => edits.scene.world.github.world.repositories[repository]!;
const netlify = () => edits.scene.world.netlify.world;
const findings = (stack: string) => verifyStack(Registry.parse(edits.base), edits.scene.world, stack);

/**
 * Pastes a printed repair: the engine's parts into a shell with an answer to each prompt, and our own parts in this
 * process.
 */
async function paste(repair: string): Promise<void> {
  const { engine } = edits.scene;
  for (const part of repair.replace(/ {2}# .*$/, '').split(' && ')) {
    if (part.startsWith('causeway ')) {
      const { code, stdout, stderr } = await edits.recovered(part.split(' ').slice(1));
      expect({ part, code, said: code === 0 ? '' : stdout + stderr }).toEqual({ part, code: 0, said: '' });
      continue;
    }
    // A pasted `up` asks for confirmation, and a person says yes.
    const command = part.startsWith('pulumi up ') ? `${part} --yes --skip-preview` : `printf 'new value' | ${part}`;
    await shell('bash', ['-e', '-o', 'pipefail', '-c', command], {
      cwd: engine.folder,
      env: engine.environment as NodeJS.ProcessEnv,
    });
  }
}

/** Damages a stack, pastes each printed repair once, and then requires that nothing is found. */
async function repaired(stack: string, damage: () => void, expected: readonly string[]): Promise<void> {
  damage();
  const found = await findings(stack);
  const said = found.map(({ kind, address }) => `${kind} ${address}`).sort();
  expect(said).toEqual([...expected].sort());
  const repairs = (all: readonly Finding[]) => [...new Set(all.map(({ repair }) => repair))];
  for (const repair of repairs(found)) await paste(repair);
  expect(await findings(stack)).toEqual([]);
}

test('of a tier’s objects at GitHub that are missing or different', async () => {
  const environment = github('services').environments['api-dev']!;
  await repaired('dev', () => {
    delete environment.variables['REGION'];
    delete environment.secrets['DATABASE_URL'];
    environment.policies = {};
    github('services').environments['worker-dev']!.variables['CONCURRENCY']!.value = '99';
  }, [
    'missing services/environment/api-dev/branch/dev',
    'missing services/environment/api-dev/secret/DATABASE_URL',
    'missing services/environment/api-dev/variable/REGION',
    'different services/environment/worker-dev/variable/CONCURRENCY',
  ]);
});

test('of a tier’s objects at Netlify that are missing or different', async () => {
  const site = netlify().sites.find(({ name }) => name === 'acme-storefront-dev')!;
  await repaired('dev', () => {
    const own = netlify().variables.filter(({ siteId }) => siteId === site.id);
    Object.assign(own.find(({ key }) => key === 'API_URL')!.values[0]!, { value: 'https://elsewhere.example' });
    const kept = netlify().variables.filter((each) => !own.includes(each) || each.key === 'API_URL');
    netlify().variables.splice(0, netlify().variables.length, ...kept);
  }, [
    'different netlify/acme-staging/acme-storefront-dev/variable/API_URL',
    'missing netlify/acme-staging/acme-storefront-dev/variable/LOG_LEVEL',
    'missing netlify/acme-staging/acme-storefront-dev/variable/SESSION_KEY',
  ]);
});

test('of a site that somebody deleted', async () => {
  const { name, id } = netlify().sites.find((each) => each.name === 'acme-storefront-dev')!;
  await repaired('dev', () => {
    netlify().sites.splice(
      netlify().sites.findIndex((each) => each.id === id),
      1,
    );
    const left = netlify().variables.filter(({ siteId }) => siteId !== id);
    netlify().variables.splice(0, netlify().variables.length, ...left);
  }, [
    `missing netlify/acme-staging/${name}`,
    ...['API_URL', 'LOG_LEVEL', 'SESSION_KEY'].map((key) => `missing netlify/acme-staging/${name}/variable/${key}`),
  ]);
});

test('of a repository’s rulesets, variables and settings', async () => {
  const repository = github('services');
  const name = 'causeway branch main';
  const id = Object.keys(repository.rulesets).find((each) => repository.rulesets[each]!.name === name)!;
  await repaired(FOUNDATION, () => {
    delete repository.rulesets[id];
    delete repository.variables['NODE_VERSION'];
    repository.actions.selected.patterns_allowed = ['*'];
  }, [
    `missing services/branch-rules/main/Repository:${name}`,
    `missing services/ruleset/${name}`,
    'missing services/variable/NODE_VERSION',
    'different services/actions',
  ]);
  expect(edits.scene.world.violations()).toEqual([]);
});
