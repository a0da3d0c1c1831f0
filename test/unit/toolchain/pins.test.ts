import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pins } from '../../../toolchain/pins.js';

const root = path.join(__dirname, '..', '..', '..');
const goModules = path.join(root, 'toolchain', 'go');

interface LockedPackage {
  readonly optionalDependencies?: Record<string, string>;
}

function readJson<T>(...names: string[]): T {
  return JSON.parse(readFileSync(path.join(root, ...names), 'utf8')) as T;
}

function goMod(module: string): string {
  return readFileSync(path.join(goModules, module, 'go.mod'), 'utf8');
}

const manifest = readJson<{ dependencies: Record<string, string>; devDependencies: Record<string, string> }>(
  'package.json',
);

describe('pins', () => {
  test.each([
    ['@pulumi/pulumi', pins.pulumi, manifest.dependencies['@pulumi/pulumi']],
    ['pulumi', pins.pulumi, manifest.dependencies['pulumi']],
    ['@pulumi/github', pins.githubPlugin, manifest.dependencies['@pulumi/github']],
  ])('package.json asks for exactly the pinned %s', (_name, pinned, asked) => {
    expect(asked).toBe(pinned);
  });

  test('the development Node is of the pinned major version', () => {
    expect(manifest.devDependencies['node']).toMatch(new RegExp(`^${pins.node}\\.`));
  });

  test('the generated Netlify SDK is of the pinned provider and plugin', () => {
    const sdk = readJson<{ pulumi: { version: string; parameterization: { version: string } } }>(
      'sdks/netlify/package.json',
    );
    expect(sdk.pulumi.version).toBe(pins.terraformPlugin);
    expect(sdk.pulumi.parameterization.version).toBe(pins.netlifyProvider);
  });

  test('the CLI is built from the Go module of the pinned version', () => {
    expect(goMod('pulumi-cli')).toContain(`github.com/pulumi/pulumi/pkg/v3 v${pins.pulumi}\n`);
  });

  test('slsa-verifier is built from the Go module of the pinned version', () => {
    expect(goMod('slsa-verifier')).toMatch(new RegExp(`slsa-verifier/v2 v${pins.slsaVerifier}\\n`));
  });

  test('OpenTofu is built from the Go module of the pinned version', () => {
    expect(goMod('opentofu')).toMatch(new RegExp(`github\\.com/opentofu/opentofu v${pins.opentofu}\\n`));
  });

  test('actionlint is built from the Go module of the pinned version', () => {
    expect(goMod('actionlint')).toMatch(new RegExp(`github\\.com/rhysd/actionlint v${pins.actionlint}\\n`));
  });

  test('gh is built from the Go module of the pinned version', () => {
    expect(goMod('gh')).toMatch(new RegExp(`github\\.com/cli/cli/v2 v${pins.gh}\\n`));
  });

  test('both plugins are built with one version of the bridge and of its Terraform SDK', () => {
    const bridge = /pulumi-terraform-bridge\/v3 (v\S+)/;
    const terraformSdk = /=> (github\.com\/pulumi\/terraform-plugin-sdk\/v2 \S+)/;
    for (const part of [bridge, terraformSdk]) {
      const [github, terraform] = ['github-plugin', 'terraform-plugin'].map((module) => part.exec(goMod(module))?.[1]);
      expect(github).toBeDefined();
      expect(github).toBe(terraform);
    }
  });

  test('every Go module has its go.sum committed beside it', () => {
    for (const module of readdirSync(goModules)) {
      expect(readdirSync(path.join(goModules, module))).toEqual(expect.arrayContaining(['go.mod', 'go.sum']));
    }
  });

  // npm ci refuses a lock file without them, on every platform; npm install omits them when the package registry lacks
  // some.
  test('package-lock.json has an entry for every optional package of every platform', () => {
    const { packages } = readJson<{ packages: Record<string, LockedPackage> }>('package-lock.json');
    const missing = Object.entries(packages).flatMap(([folder, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).filter(
        (name) => !(`node_modules/${name}` in packages) && !(`${folder}/node_modules/${name}` in packages),
      ),
    );
    expect(missing).toEqual([]);
  });
});
