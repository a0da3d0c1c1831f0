import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { satisfies } from 'semver';
import { engines } from '../../../package.json';
import { ensureNode } from '../../../toolchain/install/node';
import { pins } from '../../../toolchain/pins';
import { ROOT } from '../../support/registry/fixtures';

// The first run on a machine downloads each version.
jest.setTimeout(600_000);

const ENGINE = join(ROOT, 'bin', 'engine.js');

/**
 * Serializes a function that holds a value, as Netlify's dynamic provider does: only then the SDK loads Node's modules.
 * `node -e` would not do: it makes all of Node's modules globals, and the SDK loads those.
 */
const SERIALIZES = `require(${JSON.stringify(ENGINE)});
  const held = { value: 41 };
  const pulumi = require(${JSON.stringify(join(ROOT, 'node_modules/@pulumi/pulumi'))});
  pulumi.runtime.serializeFunction(() => held.value).then(({ text }) => console.log(text.length > 0));`;

test('each line of Node that the package supports is run, its oldest version where the package names one', () => {
  const named = engines.node.split('||').map((each) => each.trim());
  expect(named).toEqual(['^22.22.2', '^24.15.0', '>=26']);
  for (const range of named) expect(pins.otherNodes.filter((version) => satisfies(version, range))).not.toEqual([]);
});

describe.each(pins.otherNodes)('Node %s', (version) => {
  let node = '';
  let folder = '';
  beforeAll(async () => {
    node = await ensureNode(version);
    folder = mkdtempSync(join(tmpdir(), 'node-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function run(cwd: string, ...args: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(node, args, { cwd, encoding: 'utf8', env: { HOME: folder } });
    return { status, stdout, stderr };
  }

  const causeway = (cwd: string, ...args: readonly string[]) => run(cwd, join(ROOT, 'bin', 'causeway.js'), ...args);

  it('is that version', () => expect(run(folder, '--version').stdout).toBe(`v${version}\n`));

  it('writes a repository, and checks it, without a warning', () => {
    const answers = [
      '--organization',
      'acme',
      '--repository',
      'shop',
      '--owner',
      'team:release',
      '--plan',
      'enterprise',
    ];
    for (const args of [
      ['init', ...answers],
      ['registry', 'check'],
      ['policy', 'check', '--on', 'registry'],
    ])
      expect([args, causeway(folder, ...args)]).toEqual([args, { status: 0, stdout: expect.any(String), stderr: '' }]);
  });

  // It loads GitHub's own parsers, which are ES modules that import JSON.
  it('reads the workflows of this repository without a warning', () => {
    expect(causeway(ROOT, 'workflows', 'check')).toEqual({ status: 0, stdout: expect.any(String), stderr: '' });
  });

  it('serializes a function as the engine asks, without a warning', () => {
    const file = join(folder, 'serializes.js');
    writeFileSync(file, SERIALIZES);
    expect(run(ROOT, file)).toEqual({ status: 0, stdout: 'true\n', stderr: '' });
  });
});
