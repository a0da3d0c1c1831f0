import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ONE_FILE } from '../../plan/command-set-up';
import { toolchainEnvironment } from '../../toolchain/environment';
import { digestOf, oneFile } from '../../toolchain/one-file';
import { ROOT } from '../support/registry/fixtures';

// Packing compiles everything, and installing takes what npm keeps: once for all that is looked at.
jest.setTimeout(600_000);

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

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

let folder = '';
let packed: Packed;
const at = (...path: readonly string[]) => join(folder, ...path);

function run(command: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: at('shop'),
    encoding: 'utf8',
    env: toolchainEnvironment(process.env),
  });
  return { code: status, output: `${stdout}${stderr}` };
}
const causeway = (...args: readonly string[]) => run('node_modules/.bin/causeway', ...args);
const preview = () =>
  causeway('emulator', '--', 'pulumi', 'preview', '--stack', 'dev', '--policy-pack', 'policy', '--non-interactive');

function sizeOf(path: string): number {
  return readdirSync(path, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'consumer-'));
  mkdirSync(at('shop'));
  const [found] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--silent', '--pack-destination', folder], { cwd: ROOT, encoding: 'utf8' }),
  ) as readonly Packed[];
  packed = found as Packed;
  const flags = ['--save-exact', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];
  expect(run('npm', 'install', ...flags, at(packed.filename))).toMatchObject({ code: 0 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

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
    const [own, all] = [sizeOf(at('shop/node_modules/@causeway-deploy')), sizeOf(at('shop/node_modules'))];
    console.log(`installed: ${(own / 1e6).toFixed(1)} MB of ${(all / 1e6).toFixed(0)} MB`);
    // What a job that delivers is given, the command as one file in it.
    expect(own).toBeLessThan(20e6);
    // It was 211 MB with the compiler and what else nothing uses at run time; the command as one file is 6.5 MB of it.
    expect(all).toBeLessThan(135e6);
    for (const name of ['typescript', 'ts-node', '@swc', 'jest', '@octokit/openapi'])
      expect(run('test', '-e', `node_modules/${name}`)).toMatchObject({ code: 1 });
  });
});

test('the command as one file is what this source gives', async () => {
  const shipped = readFileSync(at('shop/node_modules/@causeway-deploy/causeway', ONE_FILE));
  expect(digestOf(shipped)).toBe(digestOf(await oneFile()));
});

describe('the installed package, to the Pulumi CLI', () => {
  test('is a package of components', () => {
    const { code, output } = run(
      ...(['sh', '-c', 'cd node_modules/@causeway-deploy/causeway && pulumi package get-schema ./plugin'] as const),
    );
    expect([code, output]).toEqual([0, expect.stringContaining('"causeway:index:Environment"')]);
  });

  test('has a template that pulumi new takes', () => {
    mkdirSync(at('new'));
    const template = at('shop/node_modules/@causeway-deploy/causeway/template');
    const flags = ['--generate-only', '--yes', '--name', 'shop', '--dir', at('new')];
    expect(run('pulumi', 'new', template, ...flags)).toMatchObject({ code: 0 });
    expect(readdirSync(at('new'))).toEqual(
      expect.arrayContaining(['Pulumi.yaml', 'package.json', 'policy', 'program.js']),
    );
  });
});

describe('an empty folder', () => {
  test('becomes a repository that previews', () => {
    expect(causeway('init', ...ANSWERS)).toMatchObject({
      code: 0,
      output: expect.stringContaining('causeway emulator --'),
    });
    expect(preview()).toMatchObject({ code: 0, output: expect.stringContaining('8 to create') });
  });

  test('has types for what the package hands out', () => {
    writeFileSync(at('shop/typed.ts'), TYPED);
    const compilerOptions = {
      noEmit: true,
      strict: true,
      skipLibCheck: true,
      module: 'nodenext',
      target: 'es2022',
      types: [],
    };
    writeFileSync(at('shop/tsconfig.json'), JSON.stringify({ compilerOptions, files: ['typed.ts'] }));
    const found = spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/lib/tsc.js')], {
      cwd: at('shop'),
      encoding: 'utf8',
    });
    expect(found.stdout).toBe('');
  });

  test('keeps the team’s CODEOWNERS, however often documents are built', () => {
    mkdirSync(at('shop/.github'), { recursive: true });
    writeFileSync(at('shop/.github/CODEOWNERS'), '* @acme/all\n');
    expect(causeway('docs', 'build')).toMatchObject({ code: 1, output: expect.stringContaining('it is yours') });
    const { codeowners } = (
      JSON.parse(causeway('plan', '--foundation', '--json').output) as { repositories: { codeowners: string }[] }
    ).repositories[0]!;
    expect(codeowners).not.toMatch(/^\/(?:cli|live|sdks)\//m);
    writeFileSync(at('shop/.github/CODEOWNERS'), `* @acme/all\n${codeowners}`);
    for (let time = 0; time < 2; time += 1) expect(causeway('docs', 'build')).toMatchObject({ code: 0 });
    expect(readFileSync(at('shop/.github/CODEOWNERS'), 'utf8')).toBe(`* @acme/all\n${codeowners}`);
  });

  test('has rules of its own beside Causeway’s', () => {
    const rule = `module.exports = [{ code: 'own-never', title: 'Never', why: 'w', fix: 'f', severity: 'low', category: 'hygiene',
      docs: 'https://example.com', level: 'mandatory', milestone: 'M0', scope: 'stack',
      check: () => [{ what: 'our own rule speaks', pointer: '' }] }];\n`;
    writeFileSync(at('shop/policy/rules.js'), rule);
    expect(preview()).toMatchObject({ code: 1, output: expect.stringContaining('our own rule speaks') });
  });
});
