import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { toolchainEnvironment } from '../../../toolchain/environment.js';
import { netlifyProviderKind } from '../../../toolchain/netlify-provider.js';
import { netlifyProviderPath, toolchainPaths } from '../../../toolchain/paths.js';
import { pins } from '../../../toolchain/pins.js';

const { fileDigest } = require('../../../toolchain/install/stamp.js') as { fileDigest: (file: string) => string };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'causeway-environment-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(file: string, content: string): string {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

describe('toolchainPaths', () => {
  test('lie under the named home', () => {
    expect(toolchainPaths({ CAUSEWAY_TOOLCHAIN_HOME: folder }).home).toBe(folder);
  });

  test('lie in the cache folder of the person when no home is named', () => {
    expect(toolchainPaths({ HOME: folder }).home).toBe(path.join(folder, '.cache', 'causeway', 'toolchain'));
    expect(toolchainPaths({ HOME: '/nowhere', XDG_CACHE_HOME: folder }).home).toBe(
      path.join(folder, 'causeway', 'toolchain'),
    );
  });
});

describe('toolchainEnvironment', () => {
  test('puts the pinned CLI and then the checkout first on PATH and keeps what was there', () => {
    const env = toolchainEnvironment({ CAUSEWAY_TOOLCHAIN_HOME: folder, PATH: '/usr/bin', MINE: 'kept' });
    const paths = toolchainPaths({ CAUSEWAY_TOOLCHAIN_HOME: folder });
    expect(env['PATH']).toBe([paths.cli, paths.bin, '/usr/bin'].join(path.delimiter));
    expect(env['MINE']).toBe('kept');
  });

  test("never uses a person's own Pulumi home", () => {
    const env = toolchainEnvironment({ CAUSEWAY_TOOLCHAIN_HOME: folder, PULUMI_HOME: '/home/person/.pulumi' });
    expect(env['PULUMI_HOME']).toBe(path.join(folder, 'pulumi'));
  });

  test('lets the engine get its plugins only where set-up has not put them in place', () => {
    const acquisition = () =>
      toolchainEnvironment({ CAUSEWAY_TOOLCHAIN_HOME: folder })['PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION'];
    expect(acquisition()).toBeUndefined();
    mkdirSync(toolchainPaths({ CAUSEWAY_TOOLCHAIN_HOME: folder }).plugin('github', pins.githubPlugin), {
      recursive: true,
    });
    expect(acquisition()).toBe('true');
  });

  test("uses a person's Terraform cache only when it holds the Netlify provider", () => {
    const base = { CAUSEWAY_TOOLCHAIN_HOME: folder, PULUMI_DYNAMIC_TF_PLUGIN_CACHE_DIR: path.join(folder, 'own') };
    expect(toolchainEnvironment(base)['PULUMI_DYNAMIC_TF_PLUGIN_CACHE_DIR']).toBe(
      path.join(folder, 'pulumi', 'dynamic_tf_plugins'),
    );
    put(netlifyProviderPath(base.PULUMI_DYNAMIC_TF_PLUGIN_CACHE_DIR), 'a binary');
    expect(toolchainEnvironment(base)['PULUMI_DYNAMIC_TF_PLUGIN_CACHE_DIR']).toBe(path.join(folder, 'own'));
  });
});

describe('netlifyProviderKind', () => {
  const kind = () => netlifyProviderKind({ CAUSEWAY_TOOLCHAIN_HOME: folder });
  const binary = () => toolchainPaths({ CAUSEWAY_TOOLCHAIN_HOME: folder }).netlifyProvider;

  test('is absent without a binary', () => {
    expect(kind()).toBe('absent');
  });

  test('is the stand-in when the marker beside it has its digest', () => {
    const file = put(binary(), 'our build');
    put(path.join(path.dirname(file), 'stand-in.json'), JSON.stringify({ sha256: fileDigest(file) }));
    expect(kind()).toBe('stand-in');
  });

  test('is official when another binary was put over a stand-in whose marker is still there', () => {
    const file = put(binary(), 'our build');
    put(path.join(path.dirname(file), 'stand-in.json'), JSON.stringify({ sha256: fileDigest(file) }));
    put(file, 'the official one');
    expect(kind()).toBe('official');
  });
});
