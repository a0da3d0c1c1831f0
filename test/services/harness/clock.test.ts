import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const { withTestClock } = require('../../harness/clock-variables.js') as {
  withTestClock: (env: NodeJS.ProcessEnv) => NodeJS.ProcessEnv;
};

const LEAP_DAY = '2028-02-29T12:00:00Z';
const environment = withTestClock({ PATH: process.env['PATH'], CAUSEWAY_TEST_CLOCK: LEAP_DAY });

/** The output of a Node process under the clock. */
function printed(script: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', `const cp = require('child_process'); ${script}`], {
    env: environment,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return stdout.trim();
}

/** Expects a time that started on the leap day and runs on from there. */
function expectShifted(text: string): void {
  const since = Date.parse(text) - Date.parse(LEAP_DAY);
  expect([text, since > -2_000 && since < 600_000]).toEqual([text, true]);
}

describe('the clock of the tests', () => {
  test.each([
    ['a new date', 'new Date().toISOString()'],
    ['a date in words', 'Date()'],
    ['a number', 'new Date(Date.now()).toISOString()'],
    ['a class of dates', 'new (class extends Date {})().toISOString()'],
    ['a date made of a date', 'new (new Date(0).constructor)().toISOString()'],
  ])('shifts %s', (_name, expression) => {
    expectShifted(printed(`console.log(${expression})`));
  });

  test('leaves a date that is given, all dates of one class, and the time by which processes wait', () => {
    const checks = [
      `new Date(0).getTime() === 0`,
      `Date.UTC(2020, 0) === Date.parse('2020-01-01') && new Date(2020, 0, 2).getDate() === 2`,
      `fs.statSync('.').mtime instanceof Date && structuredClone(new Date()) instanceof Date`,
      `Math.abs(performance.timeOrigin + performance.now() - Date.now()) > 86400e3`,
    ];
    expect(JSON.parse(printed(`console.log(JSON.stringify([${checks.join()}]))`))).toEqual(checks.map(() => true));
  });

  test.each([
    ['at once', `cp.spawnSync(process.execPath, ['-p', show], { env: {}, encoding: 'utf8' }).stdout`],
    ['at once, for its output', `cp.execFileSync(process.execPath, ['-p', show], { env: {} }).toString()`],
  ])('is that of a process with an environment of its own, started %s', (_name, started) => {
    const show = 'new Date().toISOString()';
    expectShifted(printed(`const show = '${show}'; console.log(${started})`));
  });

  test('is that of a process with an environment of its own that runs beside', () => {
    const options = `{ env: { OTHER: 'a=b' }, stdio: 'inherit' }`;
    const script = `process.env.OTHER === 'a=b' && console.log(new Date().toISOString())`;
    expectShifted(printed(`cp.spawn(process.execPath, ['-e', ${JSON.stringify(script)}], ${options})`));
  });

  test('is that of the history which the engine tells, and of nothing else that it says', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'causeway-clock-'));
    try {
      // The engine's own time is the machine's.
      const machine = new Date(performance.timeOrigin + performance.now());
      const update = JSON.stringify([{ version: 1, startTime: machine.toISOString(), message: 'no time' }]);
      writeFileSync(path.join(folder, 'pulumi'), `#!/bin/sh\necho '${update}'\n`, { mode: 0o700 });
      const env = `{ ...process.env, PATH: '${folder}:' + process.env.PATH }`;
      const told = (...args: string[]) =>
        printed(`console.log(String(cp.execFileSync('pulumi', ${JSON.stringify(args)}, { env: ${env} })))`);
      const [moved] = JSON.parse(told('stack', 'history', '--json'));
      expectShifted(moved.startTime);
      expect(moved).toMatchObject({ version: 1, message: 'no time' });
      expect(told('stack', 'export')).toBe(update);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('is the machine’s where nothing is said, and has to be a time', () => {
    expect(withTestClock({ A: 'b' })).toEqual({ A: 'b' });
    expect(() => withTestClock({ CAUSEWAY_TEST_CLOCK: 'tomorrow' })).toThrow('CAUSEWAY_TEST_CLOCK is "tomorrow"');
    const { status, stderr } = spawnSync(process.execPath, [path.join(__dirname, '../../clock.js')], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([2, expect.stringContaining('when?')]);
  });
});
