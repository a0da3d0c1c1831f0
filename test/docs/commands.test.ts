import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../cli/program';
import { plannedWorld } from '../../demo/planned-world';
import type { RunningWorld } from '../../demo/world';
import { scripts } from '../../package.json';
import { causeway, type Outcome } from '../cli/command';
import { previewText } from '../live/blast-radius/preview';
import { inspectionOf, registryOfCheckout } from '../live/looking';
import { AT } from '../live/one-world';
import { ROOT } from '../registry/fixtures';
import { found, nameOf, program } from './program';
import { ENGINE_RUNS, RUNS } from './runs';
import { commandsIn, type WrittenCommand, writtenCommands, writtenDocuments } from './written';

/** What a checkout has that commands read. */
const CHECKOUT = [
  '.github',
  'AGENTS.md',
  'CONTRIBUTING.md',
  'README.md',
  'docs',
  'netlify.toml',
  'package.json',
  'policy/config',
  'registry',
];

const title = ({ file, line, words }: WrittenCommand) => [`${file}:${line} ${words.join(' ')}`, words] as const;
const written = writtenCommands();
const ours = written.filter(({ words }) => words[0] === 'causeway');
const examples = commandsIn(
  'docs/commands.md',
  readFileSync(join(ROOT, 'docs/commands.md'), 'utf8').replaceAll('$', ''),
);

let folder = '';
let world: RunningWorld;
beforeAll(async () => {
  world = await plannedWorld(registryOfCheckout());
});
afterAll(() => world.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'documents-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function checkout(): void {
  for (const path of CHECKOUT) {
    if (existsSync(join(ROOT, path))) cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  }
  writeFileSync(join(folder, 'preview.json'), previewText([]));
}

async function inWorld(words: readonly string[]): Promise<Outcome> {
  const [printed, warned]: [string[], string[]] = [[], []];
  let code = 0;
  const stack = words.includes('--tier') ? (words[words.indexOf('--tier') + 1] ?? '') : 'foundation';
  await run(words, {
    ...{ print: (text) => printed.push(text), warn: (text) => warned.push(text), progress: () => {}, ask: undefined },
    ...{ env: inspectionOf(world, stack), cwd: folder, startedAt: new Date(AT) },
    exit: (value) => {
      code = value;
    },
  });
  return { code, stdout: printed.join('\n'), stderr: warned.join('\n') };
}

describe('a command that is written down', () => {
  it.each([...ours, ...examples.filter(({ words }) => words[0] === 'causeway')].map(title))(
    'exists with its options and arguments: %s',
    (_title, words) => {
      const [command, rest] = found(words.slice(1));
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

  it.each(writtenDocuments().map((file) => [file, ours.filter((command) => command.file === file)] as const))(
    'does what %s lets expect, in its order',
    async (file, commands) => {
      // A document that begins with `init` begins in an empty folder.
      if (commands[0]?.words[1] !== 'init') checkout();
      for (const { words, line } of commands) {
        const args = words.slice(1).map((word) => (word === '-' ? 'preview.json' : word));
        const name = nameOf(found(args)[0]);
        const how = RUNS[name];
        const where = `line ${line}: ${args.join(' ')}`;
        if (how === undefined) throw new Error(`${where}: say in RUNS how it is run`);
        if (typeof how === 'string' || 'length' in how) {
          const { code, stderr } = await causeway(folder, ...args);
          // Past the parser: what is missing is told by the command itself, or it did what it is for.
          const isDone = code === 1 || (code === 0 && stderr === '');
          expect([where, isDone || stderr.startsWith('causeway: ')]).toEqual([where, true]);
          // The README speaks to readers with any registry; the runbooks to those of this one.
          if (file !== 'README.md')
            expect([where, stderr]).toEqual([where, expect.not.stringContaining('which repository?')]);
          const tests = [how].flat().map((path) => readFileSync(join(ROOT, path), 'utf8'));
          const options = args.filter((word) => word.startsWith('--')).map((word) => word.replace(/=.*/, ''));
          const lacking = [...name.split(' '), ...options].filter((word) => {
            return !tests.some((test) => new RegExp(`['"]${word}['"=]`).test(test));
          });
          expect([where, how, lacking]).toEqual([where, how, []]);
        } else {
          const { code, stderr } = how.in === 'here' ? await causeway(folder, ...args) : await inWorld(args);
          expect([where, code, stderr]).toEqual([where, how.code, '']);
        }
      }
    },
  );

  it('is one of npm’s scripts where it says npm', () => {
    for (const { words } of written.filter(({ words: [first] }) => first === 'npm')) {
      if (words[1] === 'ci') continue;
      expect(Object.keys(scripts)).toContain(words[1] === 'run' ? words[2] : words[1]);
    }
  });

  it.each(written.filter(({ words: [first] }) => first === 'pulumi').map(title))(
    'is one that the real engine is run with: %s',
    (_title, [, ...words]) => {
      const tests = ENGINE_RUNS.map((path) => readFileSync(join(ROOT, path), 'utf8')).join('\n');
      const command = words.slice(0, ['stack', 'config'].includes(words[0] ?? '') ? 2 : 1);
      const options = words.filter((word) => word.startsWith('--')).map((word) => word.replace(/=.*/, ''));
      const lacking = [...command, ...options].filter((word) => !new RegExp(`['"\`]${word}['"\`=]`).test(tests));
      expect(lacking).toEqual([]);
    },
  );

  it('is one that bootstrap prints where it says gh', () => {
    const test = readFileSync(join(ROOT, 'test/cli/bootstrap.test.ts'), 'utf8');
    const told = written.filter(({ words: [first] }) => first === 'gh').map(({ words }) => words.slice(0, 3).join(' '));
    expect(told.filter((command) => !test.includes(command))).toEqual([]);
    expect(told).toHaveLength(1);
  });

  it('is of nothing but the programs that a reader has', () => {
    expect([...new Set(written.map(({ words }) => words[0]))].sort()).toEqual(
      expect.arrayContaining(['causeway', 'npm', 'pulumi']),
    );
    for (const { words } of written)
      expect(['causeway', 'export', 'gh', 'git', 'npm', 'openssl', 'pulumi', 'tar']).toContain(words[0]);
  });
});
