import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OPTIONS } from '../../../bin/typescript.js';

const ROOT = join(__dirname, '..', '..', '..');

describe('what translates the project’s TypeScript', () => {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-typescript-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('writes what tsconfig.json says', () => {
    const { compilerOptions } = JSON.parse(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8'));
    expect(compilerOptions).toMatchObject({ target: OPTIONS.jsc.target, strict: OPTIONS.module.strictMode });
    expect(compilerOptions.esModuleInterop).toBe(!OPTIONS.module.noInterop);
    // swc would need these options too.
    const others = ['jsx', 'experimentalDecorators', 'emitDecoratorMetadata', 'importHelpers', 'paths', 'baseUrl'];
    expect(others.filter((name) => name in compilerOptions)).toEqual([]);
  });

  const run = (file: string) =>
    spawnSync(process.execPath, [join(ROOT, 'bin', 'run.js'), file], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] },
    });

  // The second run reads the cached translation.
  test.each(['first', 'second'])('shows a bug with the line of its source, the %s time', () => {
    const file = join(folder, 'bug.ts');
    const lines = ['interface One {', '  readonly a: number;', '}', '', 'const fail = (one: One): never => {'];
    writeFileSync(
      file,
      [...lines, '  throw new Error("bug " + one.a);', '};', 'fail({ a: 1 });', `// ${folder}`].join('\n'),
    );
    const { status, stderr } = run(file);
    expect(status).toBe(1);
    expect(stderr).toContain('bug 1');
    expect(stderr).toContain(`${file}:6:9`);
  });

  test('runs what a file says now, and another of the same name for itself', () => {
    const other = join(folder, 'other');
    mkdirSync(other);
    const [here, there] = [join(folder, 'now.ts'), join(other, 'now.ts')];
    const says = (file: string, text: string) => {
      writeFileSync(file, `const text: string = '${text}';\nprocess.stdout.write(text + __filename);\n`);
      return run(file).stdout;
    };
    expect([says(here, 'a'), says(there, 'a'), says(here, 'b'), says(here, 'a')]).toEqual([
      `a${here}`,
      `a${there}`,
      `b${here}`,
      `a${here}`,
    ]);
  });

  test.each([
    ['empty', () => ''],
    ['cut', (text: string) => text.slice(0, text.length / 2)],
    ['changed', (text: string) => text.replace('whole', 'other')],
  ])('translates anew what is kept %s', (name, damage) => {
    const file = join(folder, `${name}.ts`);
    writeFileSync(file, `process.stdout.write('whole'); // ${folder}\n`);
    expect(run(file).stdout).toBe('whole');
    const cache = join(ROOT, 'node_modules', '.cache', 'causeway', 'translated');
    const mine = readdirSync(cache).filter((each) => {
      const text = readFileSync(join(cache, each), 'utf8');
      return text.includes(folder) && text.includes('whole');
    });
    for (const each of mine) writeFileSync(join(cache, each), damage(readFileSync(join(cache, each), 'utf8')));
    expect(mine.length).toBeGreaterThan(0);
    expect(run(file).stdout).toBe('whole');
  });

  test('says where the text is no TypeScript', () => {
    const file = join(folder, 'wrong.ts');
    writeFileSync(file, 'const = 1;\n');
    const { status, stderr } = run(file);
    expect(status).toBe(1);
    expect(stderr).toContain('wrong.ts');
  });
});
