import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import { toolchainEnvironment } from '../../toolchain/environment.js';
import { netlifyProviderKind } from '../../toolchain/netlify-provider.js';
import { toolchainPaths } from '../../toolchain/paths.js';
import { pins } from '../../toolchain/pins.js';

const setUp = path.join(__dirname, '..', '..', 'toolchain', 'setup.js');
const reportsWork = path.join(__dirname, '..', 'support', 'toolchain', 'reports-work.js');

function pulumi(...args: string[]): string {
  return execFileSync('pulumi', args, { encoding: 'utf8', env: toolchainEnvironment() });
}

describe('the toolchain of this machine', () => {
  test('is set up again without a word, a process or a connection', () => {
    const [quiet, watched] = [[], ['-r', reportsWork]].map((flags) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, setUp], { encoding: 'utf8' });
      return [status, stdout, stderr];
    });
    expect(quiet).toEqual([0, '', '']);
    expect(watched).toEqual([0, '', '']);
  });

  test('runs the pinned CLI, on PATH and through the npm package pulumi', () => {
    expect(pulumi('version').trim()).toBe(`v${pins.pulumi}`);
    const runner = path.join(toolchainPaths().checkout, 'node_modules', 'pulumi', 'run.js');
    const version = execFileSync(process.execPath, [runner, 'version'], {
      encoding: 'utf8',
      env: toolchainEnvironment(),
    });
    expect(version.trim()).toBe(`v${pins.pulumi}`);
  });

  test('has the pinned plugins and a Netlify provider', () => {
    const plugins = JSON.parse(pulumi('plugin', 'ls', '--json')) as { name: string; version: string }[];
    const found = plugins.map(({ name, version }) => `${name} ${version}`);
    expect(found).toEqual(
      expect.arrayContaining([`github ${pins.githubPlugin}`, `terraform-provider ${pins.terraformPlugin}`]),
    );
    expect(netlifyProviderKind()).not.toBe('absent');
  });

  test('runs programs with the pinned Node', () => {
    const version = execFileSync('node', ['--version'], { encoding: 'utf8', env: toolchainEnvironment() });
    expect(version).toMatch(new RegExp(`^v${pins.node}\\.`));
  });
});
