import { plainChain } from '../../formats/shell/chain';
import { type Launched, launchedProgram } from './launch';
import { isManager, type Managed, managedBy } from './package-scripts';
import { BUILDERS, INTERPRETERS, NO_TESTS } from './programs';
import { RUNNERS } from './runners';
import { type Named, type Several, severalOf } from './several';
import { commandFlaw, type Words } from './shell';

/** Scripts of `package.json`, by name. */
export type Scripts = Readonly<Record<string, string>>;

/** Options with which a tool succeeds after a failure, or without running anything. */
const SWALLOWING: readonly RegExp[] = [
  /^--pass-?with-?no-?tests(?:=(?!false$)|$)/i,
  /^--dangerously-?ignore-?unhandled-?errors(?:=(?!false$)|$)/i,
  /^--if-present$/,
  /^--(?:continue-on-error|no-bail|keep-going|continue)(?:=(?!never|false)|$)/,
  /^--nxBail=false$/,
  /^--success(?:=|$)/,
  /^--exit-zero$/,
  // make: ignored errors, or a question instead of a run
  // (https://www.gnu.org/software/make/manual/make.html#Options-Summary).
  /^--(?:ignore-errors|just-print|touch|question)$/,
];

/** The findings in a command line and in every script that it runs. */
export interface ScriptFindings {
  /** The flaws that let it succeed although something failed, a line each. */
  readonly flaws: readonly string[];
  /** The questions that these files cannot answer, a line each. */
  readonly unknowns: readonly string[];
  /** The commands that run in the end, without their starters. */
  readonly commands: readonly Words[];
}

/** A build's known scripts, and those that are being read. */
interface Reading {
  readonly scripts: Scripts;
  /** Beginnings of commands that somebody vouched for. */
  readonly vouched: readonly string[];
  readonly seen: ReadonlySet<string>;
  readonly found: { flaws: string[]; unknowns: string[]; commands: Words[] };
}

function swallowed(where: string, by: string): string {
  return `${where}: a failure does not end it: ${by}; allowed: plain commands joined by &&`;
}

function unlooked(where: string, what: string): string {
  return `${where}: unverified: ${what}`;
}

/** Whether somebody vouched for a command: by its first words. */
export function isVouched(words: Words, vouched: readonly string[]): boolean {
  const text = words.join(' ');
  return vouched.some((each) => text === each || text.startsWith(`${each} `));
}

function lookInScript(name: string, more: Words, reading: Reading): void {
  const { scripts, seen } = reading;
  for (const each of [`pre${name}`, name, `post${name}`]) {
    if (!Object.hasOwn(scripts, each) || seen.has(each)) continue;
    const inner: Reading = { ...reading, seen: new Set([...seen, each]) };
    lookInLine(scripts[each] ?? '', inner, `script "${each}"`, each === name ? more : []);
  }
}

const lookInScripts = (all: readonly Named[], reading: Reading) => {
  for (const { name, more } of all) lookInScript(name, more, reading);
};

function follow(
  found: Managed | Several | Exclude<Launched, { kind: 'command' }>,
  reading: Reading,
  where: string,
): void {
  switch (found.kind) {
    case 'flaw':
      reading.found.flaws.push(swallowed(where, found.why));
      return;
    case 'unknown':
      reading.found.unknowns.push(unlooked(where, found.why));
      return;
    case 'script':
      lookInScript(found.name, found.more, reading);
      return;
    case 'program':
      lookInCommand(found.words, reading, where);
      return;
    case 'line':
      lookInLine(found.line, reading, where);
      return;
    case 'lines':
      lookInScripts(found.scripts, reading);
      for (const line of found.lines) lookInLine(line, reading, where);
      return;
    case 'none':
      return;
  }
}

function isKnown(name: string): boolean {
  return NO_TESTS.has(name) || BUILDERS.has(name) || INTERPRETERS.has(name) || Object.hasOwn(RUNNERS, name);
}

/** The script or command that a command runs and that is read next; undefined where it runs only itself. */
function nextOf(command: Words, scripts: Scripts): Managed | Several | undefined {
  const [program = '', ...rest] = command;
  const name = program.split('/').at(-1) ?? program;
  if (isManager([name, ...rest])) return managedBy([name, ...rest], (each) => Object.hasOwn(scripts, each));
  // https://nodejs.org/api/cli.html#--run
  const run = rest.indexOf('--run');
  if (name !== 'node' || run === -1) return severalOf(command, Object.keys(scripts));
  const more = rest.slice(run + 2);
  return { kind: 'script', name: rest[run + 1] ?? '', more: more[0] === '--' ? more.slice(1) : more };
}

function optionFlaws(name: string, rest: Words, where: string): readonly string[] {
  const flag = rest.find((each) => SWALLOWING.some((pattern) => pattern.test(each)));
  const isMake = name === 'make' && rest.some((each) => /^-[A-Za-z]*[intq]/.test(each));
  return [
    ...(flag === undefined ? [] : [swallowed(where, `${name} ${flag.split('=')[0]}`)]),
    ...(isMake ? [swallowed(where, 'make -i, -n, -t or -q')] : []),
  ];
}

function lookInProgram(command: Words, reading: Reading, where: string): void {
  const { found, scripts, vouched } = reading;
  found.commands.push(command);
  if (isVouched(command, vouched)) return;
  const [program = '', ...rest] = command;
  const name = program.split('/').at(-1) ?? program;
  const flaws = optionFlaws(name, rest, where);
  found.flaws.push(...flaws);
  const next = nextOf(command, scripts);
  if (next !== undefined) follow(next, reading, where);
  else if (!isKnown(name) && flaws.length === 0) {
    found.unknowns.push(unlooked(where, `it is unknown what "${name}" does with a failure`));
  }
}

function lookInCommand(words: Words, reading: Reading, where: string): void {
  const started = launchedProgram(words);
  if (started.kind !== 'command') {
    follow(started, reading, where);
    return;
  }
  const command = started.words;
  const flaw = commandFlaw(command, words.slice(0, words.length - command.length));
  if (flaw !== undefined) reading.found.flaws.push(swallowed(where, flaw));
  else if (command.length > 0) lookInProgram(command, reading, where);
}

function lookInLine(line: string, reading: Reading, where: string, more: Words = []): void {
  const { found } = reading;
  const chain = plainChain(line);
  if ('flaw' in chain) {
    found.flaws.push(swallowed(where, chain.flaw));
    return;
  }
  const moves = chain.commands.findIndex((words) => ['cd', 'pushd'].includes(words[0] ?? ''));
  for (const [at, words] of chain.commands.entries()) {
    const isLast = at === chain.commands.length - 1;
    const whole = isLast ? [...words, ...more] : words;
    if (moves !== -1 && at > moves) {
      const started = launchedProgram(whole);
      if (started.kind === 'command' && isManager(started.words)) {
        found.unknowns.push(unlooked(where, 'it runs scripts of another folder, which cannot be looked at'));
        continue;
      }
    }
    lookInCommand(whole, reading, where);
    const last = found.commands.at(-1) ?? [];
    const open = whole.find((word) => chain.variables.has(word) && last.includes(word));
    if (open !== undefined && Object.hasOwn(RUNNERS, last[0]?.split('/').at(-1) ?? '')) {
      found.unknowns.push(unlooked(where, `what ${open} holds`));
    }
  }
}

/**
 * Reads a command line and every script that it runs, including npm's pre and post scripts. Only commands that are
 * known to keep exit codes have no flaw; unknown commands are listed as unknown. `vouched` are commands that the caller
 * vouches for.
 */
export function scriptFindings(
  command: string,
  scripts: Scripts,
  where: string,
  vouched: readonly string[] = [],
): ScriptFindings {
  const found = { flaws: [] as string[], unknowns: [] as string[], commands: [] as Words[] };
  lookInLine(command, { scripts, vouched, seen: new Set(), found }, where);
  const once = (all: readonly string[]) => [...new Set(all)];
  return { flaws: once(found.flaws), unknowns: once(found.unknowns), commands: found.commands };
}
