import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';

const checkout = path.join(__dirname, '../../..');
const sdk = path.join(checkout, 'sdks/netlify');
const schema = path.join(checkout, 'toolchain/netlify-0.4.4.schema.json');

function compile(): void {
  execFileSync(process.execPath, [path.join(checkout, 'toolchain/sdk.js')]);
}

describe('the generated Netlify SDK', () => {
  it('carries the versions and the parameter of the schema', () => {
    const { version, parameterization } = JSON.parse(readFileSync(schema, 'utf8'));
    const manifest = JSON.parse(readFileSync(path.join(sdk, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({
      name: '@pulumi/netlify',
      version,
      main: 'bin/index.js',
      pulumi: {
        resource: true,
        name: parameterization.baseProvider.name,
        version: parameterization.baseProvider.version,
        parameterization: { name: 'netlify', version, value: parameterization.parameter },
      },
    });
  });

  it('has a class for every resource of the schema, under its type token', () => {
    compile();
    const loaded = require(sdk) as Record<string, { __pulumiType?: string }>;
    const { resources } = JSON.parse(readFileSync(schema, 'utf8'));
    for (const token of Object.keys(resources)) expect(loaded[token.split(':')[2]!]?.__pulumiType).toBe(token);
  });

  it('shares one copy of @pulumi/pulumi with the program', () => {
    const found = spawnSync('npm', ['ls', '@pulumi/pulumi', '--all', '--json'], { cwd: checkout, encoding: 'utf8' });
    const versions = new Set(
      [...found.stdout.matchAll(/"@pulumi\/pulumi": \{\s*"version": "([^"]+)"/g)].map(([, one]) => one),
    );
    const { dependencies } = JSON.parse(readFileSync(path.join(checkout, 'package.json'), 'utf8'));
    expect([...versions]).toEqual([dependencies['@pulumi/pulumi']]);
    expect(existsSync(path.join(sdk, 'node_modules/@pulumi'))).toBe(false);
    const seen = require.resolve('@pulumi/pulumi', { paths: [sdk] });
    expect(seen).toBe(require.resolve('@pulumi/pulumi'));
  });
});

describe('toolchain/sdk.js', () => {
  const stamp = path.join(sdk, 'bin/source.sha256');

  it('leaves what is compiled as it is', () => {
    compile();
    const before = statSync(stamp).mtimeMs;
    compile();
    expect(statSync(stamp).mtimeMs).toBe(before);
  });

  it('compiles again when there is no stamp, as after a run that was killed', () => {
    compile();
    rmSync(stamp);
    compile();
    expect(readFileSync(stamp, 'utf8')).toMatch(/^[0-9a-f]{64}$/);
    expect(readdirSync(path.join(sdk, 'node_modules')).filter((name) => name.startsWith('.compiled-'))).toEqual([]);
  });

  it('looks at the content of the source, not at its time', () => {
    compile();
    const before = statSync(stamp).mtimeMs;
    const later = new Date(before + 1_000);
    utimesSync(path.join(sdk, 'index.ts'), later, later);
    compile();
    expect(statSync(stamp).mtimeMs).toBe(before);
  });
});
