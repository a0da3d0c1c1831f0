import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { preProcessFile } from 'typescript';
import manifest from '../../../package.json';
import { ROOT } from '../../support/registry/fixtures';

const { BUNDLED, sources } = require('../../../toolchain/build.js') as {
  readonly BUNDLED: Readonly<Record<string, readonly string[]>>;
  readonly sources: () => readonly string[];
};

/** In a checkout they read the vendors' descriptions; the package contains shortened ones. */
const DESCRIBED = ['emulator/github/document.ts', 'emulator/netlify/document.ts'];

function packageOf(request: string): string {
  return request
    .split('/')
    .slice(0, request.startsWith('@') ? 2 : 1)
    .join('/');
}

function importedBy(file: string): readonly string[] {
  return preProcessFile(readFileSync(join(ROOT, file), 'utf8'), true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => !/^[.#]/.test(name) && !isBuiltin(name))
    .map(packageOf);
}

const files = sources().filter((name) => !DESCRIBED.includes(name) && BUNDLED[name] === undefined);
const imported = new Set(files.flatMap(importedBy));

describe('the package’s dependencies', () => {
  test('are all that its code imports', () => {
    const declared = new Set(Object.keys(manifest.dependencies));
    expect([...imported].filter((name) => !declared.has(name))).toEqual([]);
  });

  test('are imported, but for the Pulumi CLI, whose command is used', () => {
    expect(Object.keys(manifest.dependencies).filter((name) => !imported.has(name))).toEqual(['pulumi']);
  });

  test('do not include packages that a file of the package contains, which are all that such a file imports', () => {
    for (const [name, contained] of Object.entries(BUNDLED)) {
      expect(importedBy(name).filter((each) => !contained.includes(each))).toEqual([]);
      expect(Object.keys(manifest.dependencies).filter((each) => contained.includes(each))).toEqual([]);
    }
  });

  test('are pinned', () => {
    const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(all.filter(([, version]) => !/^(?:\d+\.\d+\.\d+|file:sdks\/netlify)$/.test(version))).toEqual([]);
  });
});

describe('the package', () => {
  test('runs nothing where it is installed', () => {
    expect(Object.keys(manifest.scripts).filter((name) => /install$/.test(name))).toEqual([]);
  });

  test('has a licence of its own text, and says how to report a fault', () => {
    expect(manifest.license).toBe('Apache-2.0');
    expect(readFileSync(join(ROOT, 'LICENSE'), 'utf8')).toMatch(/Apache License\s+Version 2\.0, January 2004/);
    expect(readFileSync(join(ROOT, 'SECURITY.md'), 'utf8')).toContain('Report a vulnerability');
    expect(readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8')).toContain(`## ${manifest.version}\n`);
  });
});

test('the README names the versions of Node that the package supports, and no other', () => {
  const named = readFileSync(join(ROOT, 'README.md'), 'utf8').match(/\bNode \d[^ ]* [^ ]* or \d+/g) ?? [];
  expect(manifest.engines.node).toBe('^22.22.2 || ^24.15.0 || >=26');
  expect(new Set(named)).toEqual(new Set(['Node 22.22, 24.15 or 26']));
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).not.toMatch(/Node 20/);
});

describe('a command in a tracked file', () => {
  // Where a command is not installed, `npx` runs any package of that name.
  test('never asks a package registry for Causeway or Pulumi', () => {
    const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0');
    const own = /^(?:test\/|package-lock\.json$|toolchain\/link\.js$|CHANGELOG\.md$)/;
    const asks = tracked
      .filter((name) => name !== '' && !own.test(name))
      .filter((name) => /\bnpx (?:--yes |-y )?(?:causeway|pulumi)\b/.test(readFileSync(join(ROOT, name), 'utf8')));
    expect(asks).toEqual([]);
  });
});
