import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OPTIONS } from '../../bin/typescript.js';

const ROOT = join(__dirname, '..', '..');

describe('what translates the project’s TypeScript', () => {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-typescript-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('writes what tsconfig.json says', () => {
    const { compilerOptions } = JSON.parse(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8'));
    expect(compilerOptions).toMatchObject({ target: OPTIONS.jsc.target, strict: OPTIONS.module.strictMode });
    expect(compilerOptions.esModuleInterop).toBe(!OPTIONS.module.noInterop);
    // Of these swc would have to be told as well.
    const others = ['jsx', 'experimentalDecorators', 'emitDecoratorMetadata', 'importHelpers', 'paths', 'baseUrl'];
    expect(others.filter((name) => name in compilerOptions)).toEqual([]);
  });

  test('shows a bug with the line of its source', () => {
    const file = join(folder, 'bug.ts');
    const lines = ['interface One {', '  readonly a: number;', '}', '', 'const fail = (one: One): never => {'];
    writeFileSync(file, [...lines, '  throw new Error("bug " + one.a);', '};', 'fail({ a: 1 });', ''].join('\n'));
    const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'bin', 'run.js'), file], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] },
    });
    expect(status).toBe(1);
    expect(stderr).toContain('bug 1');
    expect(stderr).toContain(`${file}:6:9`);
  });

  test('says where the text is no TypeScript', () => {
    const file = join(folder, 'wrong.ts');
    writeFileSync(file, 'const = 1;\n');
    const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'bin', 'run.js'), file], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] },
    });
    expect(status).toBe(1);
    expect(stderr).toContain('wrong.ts');
  });
});
