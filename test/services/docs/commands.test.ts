import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scripts } from '../../../package.json';
import { found, nameOf, program } from '../../support/docs/program';
import { NPM } from '../../support/docs/runs';
import {
  commandsIn,
  filled,
  type WrittenCommand,
  wordsOf,
  writtenCommands,
  writtenDocuments,
} from '../../support/docs/written';
import { ROOT } from '../../support/registry/fixtures';

/** Values for variables where only the format matters. */
const FORM = {
  COMMIT: 'a'.repeat(40),
  BUNDLE: `sha256:${'b'.repeat(64)}`,
  CODE: '0',
  BASE: 'c'.repeat(40),
  HEAD: 'd'.repeat(40),
};

const title = ({ file, line, words }: WrittenCommand) => [`${file}:${line} ${words.join(' ')}`, words] as const;
const written = writtenCommands();
const examples = commandsIn(
  'docs/commands.md',
  readFileSync(join(ROOT, 'docs/commands.md'), 'utf8').replaceAll('$', ''),
);

describe('a command that is written down', () => {
  it.each([...written, ...examples].filter(({ words }) => words[0] === 'causeway').map(title))(
    'exists with its options and arguments: %s',
    (_title, words) => {
      const [command, rest] = found(filled(words.slice(1), FORM));
      expect([nameOf(command), command.commands.length]).toEqual([expect.any(String), 0]);
      const { operands, unknown } = command.parseOptions([...rest]);
      const common = program.parseOptions([...unknown]);
      expect(common.unknown).toEqual([]);
      const given = [...operands, ...common.operands];
      const args = command.registeredArguments;
      expect(given.length).toBeGreaterThanOrEqual(args.filter(({ required }) => required).length);
      expect(given.length).toBeLessThanOrEqual(args.some(({ variadic }) => variadic) ? given.length : args.length);
      for (const option of command.options.filter(({ mandatory }) => mandatory)) {
        expect(rest.some((word) => word === option.long || word.startsWith(`${option.long}=`))).toBe(true);
      }
    },
  );

  it.each(writtenDocuments())('exists with its options where %s names it in a sentence', (file) => {
    const spans = [
      ...readFileSync(join(ROOT, file), 'utf8').matchAll(/`(?:node_modules\/\.bin\/)?(causeway [a-z][^`]*)`/g),
    ];
    for (const [, text = ''] of spans) {
      const words = wordsOf(text);
      const [command, rest] = found(words.slice(1));
      // A sentence may name an option without its value.
      const { unknown } = command.parseOptions([...rest, 'WHAT']);
      expect([text, command === program, program.parseOptions([...unknown]).unknown]).toEqual([text, false, []]);
    }
  });

  it.each(written.filter(({ words: [first] }) => first === 'npm').map(title))(
    'is run by CI or by a test, at the place that is named, where it says npm: %s',
    (_title, words) => {
      const { runs = '', as = '' } = NPM[words.join(' ')] ?? {};
      expect([words, existsSync(join(ROOT, runs))]).toEqual([words, true]);
      expect(readFileSync(join(ROOT, runs), 'utf8')).toContain(as);
      const script = words[1] === 'run' ? words[2] : words[1];
      if (script !== 'ci') expect(Object.keys(scripts)).toContain(script);
    },
  );

  it('is of causeway, npm and pulumi; of gh, which is not here, there is one, and bootstrap prints that very command', () => {
    // documents.test.ts runs causeway. test/engine/documents.test.ts runs pulumi and the instructions for gh.
    const programs = [...new Set(written.map(({ words }) => words[0]))].sort();
    expect(programs).toEqual(['causeway', 'export', 'gh', 'npm', 'pulumi']);
    expect(written.filter(({ words: [first] }) => first === 'gh')).toHaveLength(1);
    // The variables that a reader exports are those that the test gives to bootstrap.
    const exported = written.filter(({ words: [first] }) => first === 'export').map(({ words }) => words[1]);
    expect(exported).toEqual(['GITHUB_TOKEN=…']);
  });
});
