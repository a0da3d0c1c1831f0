import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DoctorLine } from '../../live/doctor/line';
import { ONE_FILE } from '../../plan/command-set-up';
import { loadRegistry } from '../../registry/load';
import type { SavedWorld } from '../../sandbox/world';
import { digestOf, oneFile } from '../../toolchain/one-file';
import { type Packed, packInto, packNext, QUIET, TeamFolder } from '../support/package/installed';
import { ROOT } from '../support/registry/fixtures';
import { setByPeople } from './first-hour';

// Packing compiles everything, and installing uses npm's cache. Both run once for all tests of this file.
jest.setTimeout(600_000);

const ANSWERS = ['--organization', 'acme', '--repository', 'shop', '--owner', 'team:release', '--plan', 'enterprise'];
const TYPED = `import { type Registry, loadRegistry } from '@causeway-deploy/causeway/registry';
import { planTier } from '@causeway-deploy/causeway/plan';
import type { PolicyRule } from '@causeway-deploy/causeway/policy';
import { Environment } from '@causeway-deploy/causeway/components';
import program = require('@causeway-deploy/causeway/program');
const registry: Registry = loadRegistry('registry/deploy-surfaces.json', { now: new Date() }).registry;
export const sites: number = planTier(registry, 'dev').sites.length;
export const rules: readonly PolicyRule[] = [];
export const used = [Environment, program];
`;

const STACKS = ['foundation', 'dev', 'staging', 'production'];

/** One resource's step in a preview. */
interface Step {
  readonly op: string;
  readonly diffReasons?: readonly string[];
}

let team: TeamFolder;
let packed: Packed;

const preview = () =>
  team.causeway(
    'emulator',
    '--',
    'pulumi',
    'preview',
    '--stack',
    'dev',
    '--policy-pack',
    'policy',
    '--non-interactive',
  );

function sizeOf(path: string): number {
  return readdirSync(path, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** The manual steps in the kept world: secrets of service environments, CODEOWNERS. */
function peopleDoTheirPart(): void {
  const file = team.at('emulated/world.json');
  const kept = JSON.parse(readFileSync(file, 'utf8')) as { world: SavedWorld };
  const path = team.at('shop/registry/deploy-surfaces.json');
  const now = new Date();
  setByPeople(kept.world.github, loadRegistry(path, { now }).registry, now);
  writeFileSync(file, JSON.stringify(kept));
}

beforeAll(() => {
  team = new TeamFolder();
  packed = packInto(team.folder);
  // The package and its dependencies need no install scripts.
  expect(team.run('npm', 'install', ...QUIET, '--ignore-scripts', team.at(packed.filename))).toMatchObject({ code: 0 });
});
afterAll(() => team.close());

describe('the package', () => {
  test('ships what runs, and nothing of a checkout', () => {
    const paths = packed.files.map(({ path }) => path);
    expect([...new Set(paths.map((path) => path.split('/')[0]))].sort()).toEqual(
      [
        ...['CHANGELOG.md', 'LICENSE', 'README.md', 'SECURITY.md', 'package.json'],
        ...['bin', 'lib', 'plugin', 'template'],
      ].sort(),
    );
    const odd = paths.filter((path) =>
      /(?:^|\/)(?:test|demo|bench|node_modules)\/|(?<!\.d)\.ts$|deploy-surfaces\.json$/.test(path),
    );
    expect(odd).toEqual([]);
  });

  test('is small, and says how large it is with all that it needs', () => {
    const [own, all] = [sizeOf(team.at('shop/node_modules/@causeway-deploy')), sizeOf(team.at('shop/node_modules'))];
    console.log(`installed: ${(own / 1e6).toFixed(1)} MB of ${(all / 1e6).toFixed(0)} MB`);
    // The package for a delivery job, which includes the command as one file.
    expect(own).toBeLessThan(10e6);
    // It was 211 MB with the compiler and other packages that nothing uses at run time.
    expect(all).toBeLessThan(130e6);
    for (const name of ['typescript', 'ts-node', '@swc', 'jest', '@octokit/openapi'])
      expect(team.run('test', '-e', `node_modules/${name}`)).toMatchObject({ code: 1 });
  });
});

test('the command as one file is what this source gives', async () => {
  const shipped = readFileSync(team.at('shop/node_modules/@causeway-deploy/causeway', ONE_FILE));
  expect(digestOf(shipped)).toBe(digestOf(await oneFile()));
});

describe('the installed package, to the Pulumi CLI', () => {
  test('is a package of components', () => {
    const { code, output } = team.run(
      ...(['sh', '-c', 'cd node_modules/@causeway-deploy/causeway && pulumi package get-schema ./plugin'] as const),
    );
    expect([code, output]).toEqual([0, expect.stringContaining('"causeway:index:Environment"')]);
  });

  test('has a template that pulumi new takes', () => {
    mkdirSync(team.at('new'));
    const template = team.at('shop/node_modules/@causeway-deploy/causeway/template');
    const flags = ['--generate-only', '--yes', '--name', 'shop', '--dir', team.at('new')];
    expect(team.run('pulumi', 'new', template, ...flags)).toMatchObject({ code: 0 });
    expect(readdirSync(team.at('new'))).toEqual(
      expect.arrayContaining(['Pulumi.yaml', 'package.json', 'policy', 'program.js']),
    );
  });
});

describe('an empty folder', () => {
  test('becomes a repository that previews', () => {
    expect(team.causeway('init', ...ANSWERS)).toMatchObject({
      code: 0,
      output: expect.stringContaining('causeway emulator --'),
    });
    expect(preview()).toMatchObject({ code: 0, output: expect.stringContaining('8 to create') });
  });

  test('has types for what the package hands out', () => {
    writeFileSync(team.at('shop/typed.ts'), TYPED);
    const compilerOptions = {
      noEmit: true,
      strict: true,
      skipLibCheck: true,
      module: 'nodenext',
      target: 'es2022',
      types: [],
    };
    writeFileSync(team.at('shop/tsconfig.json'), JSON.stringify({ compilerOptions, files: ['typed.ts'] }));
    const found = spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/lib/tsc.js')], {
      cwd: team.at('shop'),
      encoding: 'utf8',
    });
    expect(found.stdout).toBe('');
  });

  test('keeps the team’s CODEOWNERS, however often documents are built', () => {
    mkdirSync(team.at('shop/.github'), { recursive: true });
    writeFileSync(team.at('shop/.github/CODEOWNERS'), '* @acme/all\n');
    expect(team.causeway('docs', 'build')).toMatchObject({
      code: 1,
      output: expect.stringContaining('you own this file'),
    });
    const { codeowners } = (
      JSON.parse(team.causeway('plan', '--foundation', '--json').output) as { repositories: { codeowners: string }[] }
    ).repositories[0]!;
    expect(codeowners).not.toMatch(/^\/(?:cli|live|sdks)\//m);
    writeFileSync(team.at('shop/.github/CODEOWNERS'), `* @acme/all\n${codeowners}`);
    for (let time = 0; time < 2; time += 1) expect(team.causeway('docs', 'build')).toMatchObject({ code: 0 });
    expect(readFileSync(team.at('shop/.github/CODEOWNERS'), 'utf8')).toBe(`* @acme/all\n${codeowners}`);
  });

  test('has documents and workflows that are current once they were built', () => {
    expect(team.causeway('docs', 'check')).toMatchObject({ code: 0 });
    expect(team.causeway('workflows', 'build')).toMatchObject({ code: 0 });
    expect(team.causeway('workflows', 'check')).toMatchObject({ code: 0 });
  });

  test('brings every stack up, and reads each back without a difference', () => {
    const up = 'pulumi up --yes --skip-preview --policy-pack policy --non-interactive --stack';
    const applied = team.emulated(...STACKS.map((stack) => `${up} ${stack}`));
    expect([applied.code, applied.code === 0 ? '' : applied.output]).toEqual([0, '']);
    peopleDoTheirPart();
    const [, ...tiers] = STACKS;
    const found = team.emulated(
      'causeway live verify --foundation',
      ...tiers.map((tier) => `causeway live verify --tier ${tier}`),
    );
    expect(found).toMatchObject({ code: 0 });
    expect(found.output.match(/ 0 differences, 0 unverified/g)).toHaveLength(STACKS.length);
  });

  test('asks the doctor, who looks at everything', () => {
    const { output } = team.emulated('causeway doctor --json || true');
    const { lines } = JSON.parse(output) as { lines: DoctorLine[] };
    expect(lines.filter(({ state }) => state === 'unknown')).toEqual([]);
    expect(lines.filter(({ state }) => state === 'missing').map(({ check }) => check)).toEqual([]);
  });

  test('has rules of its own beside Causeway’s', () => {
    const rule = `module.exports = [{ code: 'own-never', title: 'Never', why: 'w', fix: 'f', severity: 'low', category: 'hygiene',
      docs: 'https://example.com', level: 'mandatory', milestone: 'M0', scope: 'stack',
      check: () => [{ what: 'our own rule speaks', pointer: '' }] }];\n`;
    const none = readFileSync(team.at('shop/policy/rules.js'), 'utf8');
    writeFileSync(team.at('shop/policy/rules.js'), rule);
    expect(preview()).toMatchObject({ code: 1, output: expect.stringContaining('our own rule speaks') });
    writeFileSync(team.at('shop/policy/rules.js'), none);
  });
});

describe('an upgrade to the next version', () => {
  const STALE = { docs: 'docs/commands.md', workflows: '.github/workflows/drift.yml' };

  beforeAll(() => {
    const next = packNext(team.folder, packed, '0.1.1');
    expect(team.run('npm', 'install', ...QUIET, '--ignore-scripts', next)).toMatchObject({ code: 0 });
    expect(team.causeway('--version')).toMatchObject({ output: '0.1.1\n' });
  });

  test('changes nothing that is deployed', () => {
    const file = (stack: string) => team.at(`preview-${stack}.json`);
    const look = 'pulumi preview --json --non-interactive --stack';
    const { code, output } = team.emulated(...STACKS.map((stack) => `${look} ${stack} > ${file(stack)}`));
    expect([code, code === 0 ? '' : output]).toEqual([0, '']);
    for (const stack of STACKS) {
      const { steps } = JSON.parse(readFileSync(file(stack), 'utf8')) as { steps: readonly Step[] };
      const changed = steps.filter(({ op }) => op !== 'same').map(({ op, diffReasons }) => [op, diffReasons]);
      // Each run's emulator has another address, and the provider's entry in the state contains it.
      expect([stack, changed]).toEqual([stack, [['update', ['baseUrl']]]]);
    }
  });

  test('says which documents and workflows to build again, and is content once they are', () => {
    for (const [group, file] of Object.entries(STALE)) {
      const { code, output } = team.causeway(group, 'check');
      expect([code, output]).toEqual([1, expect.stringContaining(file)]);
      expect(output).toContain(`causeway ${group} build`);
      const built = team.causeway(group, 'build');
      expect([built.code, built.output]).toEqual([0, expect.stringContaining(`written  ${file}`)]);
      expect(team.causeway(group, 'check')).toMatchObject({ code: 0 });
    }
  });
});
