import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { Registry } from '../../registry/schema';
import { type RunningWorld, startWorld } from '../../sandbox/world';
import { toolchainEnvironment } from '../../toolchain/environment';
import { ROOT } from '../support/registry/fixtures';
import { CANARY, document } from './draft';

jest.setTimeout(300_000);

const registry = Registry.parse(document());
const [own] = Object.values(registry.repositories);
const repository = own!.name;
const organization = registry.organization.login;
const team = 'acme';
const PLUGIN = join(ROOT, 'plugin');

const reference = (what: string) => `$\{${what}}`;

/** A program in YAML without a registry. */
const PROGRAM = {
  name: 'other',
  runtime: 'yaml',
  packages: { causeway: { source: PLUGIN } },
  resources: {
    preview: {
      type: 'causeway:index:Environment',
      properties: {
        organization,
        repository,
        name: 'preview',
        branches: ['main'],
        reviewers: ['team:release'],
        variables: { REGION: 'eu' },
        secrets: { TOKEN: { 'fn::secret': CANARY } },
      },
    },
    foundation: {
      type: 'causeway:index:RepositoryFoundation',
      properties: { organization, repository, branches: ['main'], requiredChecks: [{ context: 'build' }] },
    },
    pages: {
      type: 'causeway:index:Site',
      properties: { team, name: 'acme-pages', variables: { REGION: 'eu' } },
    },
  },
  outputs: { environment: reference('preview.environmentName'), site: reference('pages.siteId') },
};

let folder = '';
let world: RunningWorld;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'components-'));
  mkdirSync(join(folder, 'state'));
  world = await startWorld(registry);
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

// Never synchronous, because the emulators answer in this process.
function pulumi(...args: readonly string[]): Promise<{ code: number | null; stdout: string; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('pulumi', [...args, '--non-interactive', '--color', 'never'], {
      cwd: folder,
      env: {
        ...toolchainEnvironment({ ...process.env, ...world.environment }),
        PULUMI_BACKEND_URL: `file://${join(folder, 'state')}`,
        PULUMI_CONFIG_PASSPHRASE: 'test',
      },
    });
    let [stdout, output] = ['', ''];
    child.stdout.on('data', (chunk) => {
      stdout += String(chunk);
      output += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      output += String(chunk);
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, output }));
  });
}

function write(change: (program: typeof PROGRAM) => void = () => undefined): void {
  const program = structuredClone(PROGRAM);
  change(program);
  writeFileSync(join(folder, 'Pulumi.yaml'), stringify(program));
}

test('the package tells its components to every language', async () => {
  const { code, stdout } = await pulumi('package', 'get-schema', PLUGIN);
  expect(code).toBe(0);
  const { name, resources } = JSON.parse(stdout) as { name: string; resources: Record<string, object> };
  expect([name, Object.keys(resources).sort()]).toEqual([
    'causeway',
    ['causeway:index:Environment', 'causeway:index:RepositoryFoundation', 'causeway:index:Site'],
  ]);
});

test('a program in YAML makes an environment, a foundation and a site with them', async () => {
  write();
  expect(await pulumi('stack', 'init', 'one')).toMatchObject({ code: 0 });
  expect(await pulumi('preview', '--stack', 'one')).toMatchObject({ code: 0 });
  const up = await pulumi('up', '--stack', 'one', '--yes', '--skip-preview');
  expect([up.code, up.code === 0 ? '' : up.output]).toEqual([0, '']);
  expect(up.output).not.toContain(CANARY);
  const there = world.github.world.repositories[repository]!;
  const made = there.environments['preview']!;
  expect(made).toMatchObject({ name: 'preview', canAdminsBypass: false });
  expect(Object.keys(made.secrets)).toEqual(['TOKEN']);
  expect(Object.keys(there.rulesets)).toHaveLength(1);
  expect(Object.values(world.netlify.world.sites).map(({ name }) => name)).toContain('acme-pages');
  expect(JSON.parse((await pulumi('stack', 'output', '--json')).stdout)).toMatchObject({ environment: 'preview' });
  expect(await pulumi('preview', '--stack', 'one', '--expect-no-changes')).toMatchObject({ code: 0 });
  expect(world.violations()).toEqual([]);
});

test('wrong inputs, and an environment of somebody else, are refused before anything is written', async () => {
  write(({ resources }) => {
    resources.preview.properties.branches = [];
  });
  const wrong = await pulumi('preview', '--stack', 'one');
  expect([wrong.code === 0, wrong.output]).toEqual([false, expect.stringContaining('branches:')]);
  write();
  expect(await pulumi('stack', 'init', 'two')).toMatchObject({ code: 0 });
  const taken = await pulumi('preview', '--stack', 'two');
  expect([taken.code === 0, taken.output]).toEqual([false, expect.stringContaining('does not own')]);
  expect(`${wrong.output}${taken.output}`).not.toContain(CANARY);
});
