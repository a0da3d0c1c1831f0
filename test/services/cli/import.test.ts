import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runHere } from '../../../demo/command';
import type { GithubEnvironment } from '../../../emulator/github/world';
import { loadRegistry } from '../../../registry/load';
import { type RunningWorld, startWorld } from '../../../sandbox/world';
import { registryOfCheckout } from '../../support/live/looking';
import { NOW } from '../../support/registry/fixtures';

const at = '2026-10-01T09:00:00.000Z';
const own = registryOfCheckout();
const { login } = own.organization;

let world: RunningWorld;
let folder: string;
let name: string;
beforeEach(async () => {
  world = await startWorld(own);
  folder = mkdtempSync(join(tmpdir(), 'causeway-import-'));
  ({ name } = world.github.world.repositories[Object.keys(world.github.world.repositories)[0]!]!);
});
afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

interface Made {
  readonly branch?: string;
  readonly reviewers?: GithubEnvironment['reviewers'];
  readonly variables?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly more?: Partial<GithubEnvironment>;
}

let ids = 9000;

/** Adds an environment as people once made it manually. */
function environment(
  label: string,
  { branch, reviewers = [], variables = {}, secrets = [], more = {} }: Made = {},
): void {
  ids += 1;
  const dates = { createdAt: at, updatedAt: at };
  const policy = { protected_branches: false, custom_branch_policies: true };
  world.github.world.repositories[name]!.environments[label.toLowerCase()] = {
    id: ids,
    name: label,
    ...dates,
    waitTimer: 0,
    reviewers,
    preventSelfReview: true,
    canAdminsBypass: false,
    branchPolicy: branch === undefined ? null : policy,
    policies: branch === undefined ? {} : { '1': { id: 1, name: branch, type: 'branch' } as never },
    variables: Object.fromEntries(
      Object.entries(variables).map(([key, value]) => [key, { name: key, value, ...dates }]),
    ),
    secrets: Object.fromEntries(secrets.map((key) => [key, { name: key, encryptedValue: 'x', keyId: '1', ...dates }])),
    ...more,
  };
}

const team = () => [{ type: 'Team' as const, id: world.github.world.teams['release']!.id }];

async function imported(...more: readonly string[]) {
  const args = ['import', '--organization', login, '--repository', name, '--json', ...more];
  const before = JSON.stringify(world.github.world.repositories);
  const { code, stdout, stderr } = await runHere(args, { cwd: folder, startedAt: NOW, env: world.environment });
  expect(JSON.stringify(world.github.world.repositories)).toBe(before);
  expect(world.github.requests().filter(({ write, path }) => write && !path.endsWith('/access_tokens'))).toEqual([]);
  const told = JSON.parse(stdout) as {
    sound: boolean;
    open: { pointer: string; what: string }[];
    assumed: { pointer: string; what: string }[];
    unread: { what: string }[];
    problems: { pointer: string; message: string }[];
  };
  return { code, stderr, told };
}

const file = () => join(folder, 'registry/deploy-surfaces.json');
const ANSWERS = ['--owner', 'team:release', '--workflow', '.github/workflows/publish.yml'];

function twoTiers(): void {
  environment('shop-staging', { branch: 'dev', variables: { REGION: 'eu' }, secrets: ['TOKEN'] });
  environment('shop-production', {
    branch: 'main',
    reviewers: team(),
    variables: { REGION: 'us' },
    secrets: ['TOKEN'],
  });
}

describe('causeway import', () => {
  test('refuses a workflow of the team that has the path of a generated one', async () => {
    twoTiers();
    const { code, told } = await imported('--owner', 'team:release', '--workflow', '.github/workflows/deploy.yml');
    expect(code).toBe(1);
    expect(told.problems.map(({ pointer }) => pointer)).toEqual(['/surfaces/0/target/workflow']);
  });

  test('makes a sound registry of what GitHub tells and the answers that it cannot tell', async () => {
    twoTiers();
    const { code, told } = await imported(...ANSWERS);
    expect([told.problems, told.unread, code]).toEqual([[], [], 0]);
    const { registry } = loadRegistry(file(), { now: NOW });
    expect(registry.organization).toMatchObject({ login, plan: world.github.world.organization.plan });
    expect(registry.tiers).toEqual([
      expect.objectContaining({ id: 'staging', branch: 'dev' }),
      expect.objectContaining({ id: 'production', branch: 'main', promotesFrom: 'staging' }),
    ]);
    expect(registry.tiers[1]?.approval).toMatchObject({ reviewers: ['team:release'], preventSelfReview: true });
    const [surface, ...others] = registry.surfaces;
    expect([surface?.id, others]).toEqual(['shop', []]);
    expect(surface?.variables['REGION']?.values).toEqual({ staging: 'eu', production: 'us' });
    expect(surface?.secrets).toEqual([expect.objectContaining({ name: 'TOKEN', lastRotated: '2026-10-01' })]);
    expect(told.open.map(({ pointer }) => pointer)).toEqual(['/checks', '/apps']);
  });

  test('without these answers it lists what to fill in, and ends with 1', async () => {
    twoTiers();
    const { code, told } = await imported();
    expect([code, told.sound]).toEqual([1, false]);
    const pointers = told.open.map(({ pointer }) => pointer);
    expect(pointers).toEqual(expect.arrayContaining(['/governance/owners', '/surfaceDefaults/target']));
    expect(told.problems.length).toBeGreaterThan(0);
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ schemaVersion: 1 });
  });

  test('says what it assumes, what disagrees, and what it leaves out', async () => {
    environment('staging', {});
    environment('production', { branch: 'release/*', more: { canAdminsBypass: true } });
    environment('sandbox', {});
    const { code, told } = await imported(...ANSWERS);
    const open = told.open.map(({ pointer, what }) => `${pointer} ${what}`).join('\n');
    expect(code).toBe(1);
    expect(open).toContain('/tiers the name of environment sandbox');
    expect(open).toContain('/tiers/1/branch one branch that the tier deploys from; its environments say: release/*');
    expect(open).toContain('/tiers/1/adminsBypass');
    expect(told.assumed.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/tiers/0/branch', '/tiers/1/promotesFrom']),
    );
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ naming: { deployEnvironment: '{tier}' } });
  });

  test.each([
    ['the plan', `^/orgs/${login}$`],
    ['the repository', '^/repos/[^/]+/[^/]+$'],
    ['the environments', '/environments$'],
    ['the variables', '/variables$'],
    ['the branches', '/deployment-branch-policies$'],
  ])('ends with 3 where %s cannot be read, and says so', async (_what, path) => {
    twoTiers();
    world.github.addFault({ kind: 'status', status: 403, path, times: 99 });
    const { code, told } = await imported(...ANSWERS);
    expect([code, told.unread.length > 0]).toEqual([3, true]);
  });

  test('writes over no file', async () => {
    twoTiers();
    await imported(...ANSWERS);
    const text = readFileSync(file(), 'utf8');
    const { code, stderr } = await runHere(['import', '--organization', login, '--repository', name], {
      cwd: folder,
      startedAt: NOW,
      env: world.environment,
    });
    expect([code, stderr]).toEqual([2, expect.stringContaining('a registry already exists')]);
    expect(readFileSync(file(), 'utf8')).toBe(text);
    expect(existsSync(join(folder, 'registry/deploy-surfaces.schema.json'))).toBe(true);
  });
});
