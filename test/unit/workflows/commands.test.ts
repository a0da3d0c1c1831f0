import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scripts } from '../../../package.json';
import { found, leavesOf, nameOf, program } from '../../support/docs/program';
import { ROOT } from '../../support/registry/fixtures';
import { stepsOf, workflowFiles } from '../../support/workflows/files';

/** The commands of a step, with continued lines joined. */
const runs = workflowFiles().flatMap((file) =>
  stepsOf(file).flatMap(({ run }) =>
    run === undefined ? [] : [[file.name, run.replaceAll(/\\\n\s*/g, ' ')] as const],
  ),
);

/** The placeholder for a list of words that the shell computed. */
const LIST = '…';

/** Causeway's commands in a shell text, word by word; a variable's content is one word, or none. */
function commandsIn(run: string): readonly (readonly string[])[] {
  return [...run.matchAll(/node_modules\/\.bin\/causeway ([^|;\n]*)/g)].map(([, text = '']) =>
    text
      .replaceAll(/\$\{[A-Z_]+:\+([^}]*)\}/g, '$1')
      .replace(/\s>>?\s.*$/, '')
      .replaceAll(/"\$(?:\{\w+\[@\]\}|@)"/g, LIST)
      .replaceAll(/"[^"]*(?:\$\([^)]*\))?[^"]*"/g, 'word')
      .trim()
      .split(/\s+/),
  );
}

const commands = runs.flatMap(([file, run]) => commandsIn(run).map((words) => [file, words.join(' '), words] as const));

describe('a command in a workflow', () => {
  test('is there at all', () => expect(commands.length).toBeGreaterThan(40));

  test.each(commands)('%s: exists with its options: causeway %s', (_file, _text, words) => {
    const [command, [next, ...rest]] = found(words);
    // Where a variable selects a group's command, it may be any of them.
    const meant = command.commands.length > 0 && next === 'word' ? leavesOf(command) : [command];
    expect(meant.map((each) => each.commands.length)).toEqual(meant.map(() => 0));
    const given = [next ?? '', ...rest].filter((word) => word.startsWith('--')).map((word) => word.replace(/=.*/, ''));
    const fits = meant.filter(({ options }) => {
      const known = [...options, ...program.options].map(({ long }) => long);
      const mandatory = options.filter((option) => option.mandatory).map(({ long }) => long ?? '');
      const isWhole = words.includes(LIST) || mandatory.every((option) => given.includes(option));
      return isWhole && given.every((option) => known.includes(option));
    });
    expect([given, fits.map(nameOf)]).toEqual([given, meant.map(nameOf)]);
  });

  test('is one of npm’s scripts where it is npm’s, or asks whether it is', () => {
    for (const [file, run] of runs) {
      for (const [, name = '', rest = ''] of run.matchAll(/\bnpm run ([\w:-]+)(.*)/g)) {
        expect([file, name, rest.includes('--if-present') || Object.hasOwn(scripts, name)]).toEqual([file, name, true]);
      }
    }
  });

  test('is a file of the checkout where it is a program of it', () => {
    for (const [, run] of runs)
      for (const [, path = ''] of run.matchAll(/\bnode ([\w./-]+\.js)/g))
        expect(readFileSync(join(ROOT, path), 'utf8')).not.toBe('');
  });
});
