import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..');

/** Runs a program in a process that starts as the engine's do. */
function run(program: string, env: NodeJS.ProcessEnv = {}) {
  const source = `
    require(${JSON.stringify(join(ROOT, 'bin', 'engine.js'))});
    const pulumi = require('@pulumi/pulumi');
    // A place-holder is there under the name of the first file.
    const files = (name) => Object.values(require.cache).filter(({ id }) => id.includes('/node_modules/' + name + '/lib/'));
    const loaded = (name) => files(name).some(({ children }) => children !== undefined);
    const show = (value) => process.stdout.write(JSON.stringify(value));
    ${program}`;
  return spawnSync(process.execPath, ['-e', source], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...env },
  });
}

function shown(program: string, env: NodeJS.ProcessEnv = {}): unknown {
  const { status, stdout, stderr } = run(program, env);
  // Ignores Node's warnings about built-in modules that the SDK loads.
  const said = stderr.split('\n').filter((line) => line !== '' && !/Warning: |--trace-deprecation/.test(line));
  expect({ status, said }).toEqual({ status: 0, said: [] });
  return JSON.parse(stdout);
}

describe('a process that the engine starts', () => {
  test('changes the SDK that is installed: another version would be left as it is', () => {
    const engine = JSON.stringify(join(ROOT, 'bin', 'engine.js'));
    const [known, installed] = shown(
      `show([require(${engine}).KNOWN, require('@pulumi/pulumi/package.json').version])`,
    ) as string[];
    expect(known).toBe(installed);
  });

  test('leaves another version of the SDK as it is', () => {
    const other = `const Module = require('node:module');
      const load = Module._load;
      Module._load = (request, ...others) => request.endsWith('@pulumi/pulumi/package.json') ? { version: '3.260.0' } : load(request, ...others);`;
    const { status, stdout } = spawnSync(
      process.execPath,
      [
        '-e',
        `${other} require(${JSON.stringify(join(ROOT, 'bin', 'engine.js'))});
        console.log(require('@pulumi/pulumi/resource').Resource.stackTrace.length, require('@pulumi/pulumi/log').debug.length);`,
      ],
      { cwd: ROOT, encoding: 'utf8', env: { PATH: process.env['PATH'] } },
    );
    expect([status, stdout]).toEqual([0, '1 4\n']);
  });

  test('does not load what it does not use', () => {
    const names = ['typescript', 'normalize-package-data', '@npmcli/arborist'];
    expect(shown(`show(${JSON.stringify(names)}.filter(loaded))`)).toEqual([]);
  });

  test('can serialize a function all the same', () => {
    const program = `const free = 41;
      pulumi.runtime.serializeFunction(() => free + 1).then(({ text }) => show({ text, compiler: loaded('typescript') }));`;
    expect(shown(program)).toEqual({ text: expect.stringContaining('free + 1'), compiler: true });
  });

  test('can find the code of a function all the same', () => {
    const program = `pulumi.runtime.computeCodePaths().then((paths) => show({
      code: [...paths.keys()].some((file) => file.includes('node_modules/zod')), reader: loaded('@npmcli/arborist') }));`;
    expect(shown(program)).toEqual({ code: true, reader: true });
  });

  test('can drive the engine all the same', () => {
    const program = `show([typeof pulumi.automation.LocalWorkspace, pulumi.automation.fullyQualifiedStackName('a', 'b', 'c')])`;
    expect(shown(program)).toEqual(['function', 'a/b/c']);
  });
});

describe('a promise that nobody waits for', () => {
  const leak = `require('@pulumi/pulumi/runtime/debuggable').debuggablePromise(new Promise(() => {}), 'of ours');
    show(Error.stackTraceLimit);`;

  test('fails the program', () => {
    const { status, stdout, stderr } = run(leak);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '10' });
    expect(stderr).toContain('detected that 1 promise was still active');
  });

  test('is shown with the place where it was made to who asks', () => {
    const { status, stderr } = run(leak, { PULUMI_DEBUG_PROMISE_LEAKS: '1' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/: of ours\nSTACK_TRACE:\nError\n +at .*debuggablePromise/);
  });
});

describe('what the SDK tells the engine', () => {
  const messages = `const seen = [];
    const engine = { log: (request, done) => { seen.push(request.getMessage()); done(); } };
    require('@pulumi/pulumi/runtime/settings').getEngine = () => engine;
    Promise.all([pulumi.log.debug('what it does'), pulumi.log.warn('a warning')]).then(() => show(seen));`;

  test('is what people see', () => {
    expect(shown(messages)).toEqual(['a warning']);
  });

  test('is what it does as well, when somebody asks', () => {
    expect(shown(messages, { CAUSEWAY_SDK_MESSAGES: '1' })).toEqual(['what it does', 'a warning']);
  });
});
