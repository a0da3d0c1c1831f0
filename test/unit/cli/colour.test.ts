import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { RunningLine } from '../../../cli/print/running-line';
import { ROOT } from '../../support/registry/fixtures';

const COLOURED = '\u001b[';

/** Runs a refused command in its own process, whose streams are no terminals. */
function refused(env: Readonly<Record<string, string>>): string {
  const { stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'bin/causeway.js'), 'registry', 'check', '--registry', 'nowhere.json'],
    {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], ...env },
    },
  );
  return stderr;
}

describe('colour', () => {
  test('goes to no pipe, unless it is forced', () => {
    expect(refused({})).not.toContain(COLOURED);
    const forced = refused({ FORCE_COLOR: '1' });
    expect(forced).toContain(COLOURED);
    expect(stripVTControlCharacters(forced)).toBe(refused({ NO_COLOR: '1' }));
  });

  test('goes to a terminal, unless NO_COLOR is set', () => {
    const script = `
      const terminal = { isTTY: true, getColorDepth: (env) => require('node:tty').WriteStream.prototype.getColorDepth.call(terminal, env ?? process.env), on() {}, once() {}, emit() {}, removeListener() {}, end() {}, write() { return true; }, writable: true };
      require(${JSON.stringify(join(ROOT, 'bin/typescript.js'))});
      const { allowColour, colouredText } = require(${JSON.stringify(join(ROOT, 'cli/print/colour.ts'))});
      allowColour(terminal, terminal);
      process.stdout.write(colouredText('bad', 'no'));`;
    const said = (env: Readonly<Record<string, string>>) =>
      spawnSync(process.execPath, ['-e', script], { encoding: 'utf8', env: { TERM: 'xterm-256color', ...env } }).stdout;
    expect(said({})).toBe('\u001b[31mno\u001b[39m');
    expect(said({ NO_COLOR: '1' })).toBe('no');
  });
});

describe('the line of a running command', () => {
  function started() {
    const stream = new PassThrough() as unknown as NodeJS.WriteStream;
    const seen: string[] = [];
    stream.on('data', (chunk: Buffer) => seen.push(chunk.toString()));
    let [now, tick] = [0, (): void => undefined];
    const every = (_ms: number, act: () => void) => {
      tick = act;
      return () => {
        tick = () => undefined;
      };
    };
    const line = new RunningLine(stream, { now: () => now, every });
    const pass = (ms: number) => {
      now += ms;
      tick();
    };
    return { line, pass, said: () => seen.splice(0).join('') };
  }

  test('comes after two seconds, says for how long, and goes before anything else is written', () => {
    const { line, pass, said } = started();
    pass(1000);
    expect(said()).toBe('');
    pass(1000);
    expect(said()).toBe('… working (2 s)');
    line.clear();
    expect(said()).toBe('\u001b[1G\u001b[2K');
    line.say('asking GitHub');
    expect(said()).toBe('asking GitHub\n');
    pass(1000);
    expect(said()).toBe('… asking GitHub (3 s)');
    line.end();
    said();
    pass(5000);
    expect(said()).toBe('');
  });
});
