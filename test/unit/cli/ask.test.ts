import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { askOnTerminal } from '../../../cli/ask';
import { runHere } from '../../../demo/command';
import { NOW } from '../../support/registry/fixtures';

/** Asks on a terminal where a person presses these keys; undefined: the terminal goes away. */
function asking(keys: string | undefined) {
  return (question: string) => {
    const terminal = { input: new PassThrough(), output: new PassThrough() };
    const answer = askOnTerminal(question, terminal);
    terminal.input.end(keys);
    return answer;
  };
}

describe('a question on a terminal', () => {
  it('takes an answer', async () => {
    expect(await asking(' globex \r')('GitHub organization: ')).toBe('globex');
  });

  it.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-C after some text', 'glo\u0003'],
    ['Ctrl-D', '\u0004'],
    ['a terminal that goes away', undefined],
  ])('ends init with one line and 2, and nothing written: %s', async (_, keys) => {
    const folder = mkdtempSync(join(tmpdir(), 'ask-'));
    const found = await runHere(['init'], { cwd: folder, startedAt: NOW, ask: asking(keys) });
    expect(found).toEqual({
      code: 2,
      stdout: '',
      stderr: 'causeway: interrupted before an answer; nothing was changed\n',
    });
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});
