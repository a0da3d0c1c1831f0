import { fixedText, type ShellWord } from '../../formats/shell/commands';
import { type AnyCommand, everyCommand } from '../../formats/shell/every-command';
import { isDataFile, isDataFolder } from './folders';
import { optionFlaw, type Variables } from './options';
import { STEERING } from './steering';

/** The installed command. */
const CAUSEWAY: readonly string[] = ['causeway', 'node_modules/.bin/causeway'];
const PULUMI = 'node_modules/.bin/pulumi';

/** Command groups that run nothing of a project; `surfaces` and `evidence` each have one command that does. */
const GROUPS: readonly string[] = [
  ...[
    'apply',
    'bundle',
    'deploy',
    'drift',
    'evidence',
    'gate',
    'live',
    'monitor',
    'preview',
    'promote',
    'receipt',
    'registry',
  ],
  ...['release', 'rollback', 'surfaces', 'ticket', 'lineage', 'isolation', 'slo', 'lkg', 'state'],
  ...['comment', 'report', 'waiver'],
];
const RUNNING: readonly string[] = ['surfaces build', 'evidence run'];
/** Programs that start no other program; those of `WRITERS` write the files that they name. */
const TEXT: readonly string[] = [
  'echo',
  'printf',
  'true',
  'test',
  '[',
  'basename',
  'dirname',
  'cat',
  'continue',
  'exit',
];
const WRITERS: readonly string[] = ['cp', 'mkdir', 'tee'];
/** The runner's files that set no variable for later steps. */
const RUNNER_FILES: readonly string[] = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY'];

/** Where a script runs. */
export interface ScriptPlace {
  /** Folders with code of the checkout. */
  readonly code: readonly string[];
  /** Variables whose values the registry's schema bounds. */
  readonly allowed?: readonly string[] | undefined;
}

function isRunnerFile(word: ShellWord): boolean {
  const [piece, ...others] = word;
  return others.length === 0 && typeof piece === 'object' && RUNNER_FILES.includes(piece.variable);
}

// A name that the registry's schema restricts, below a folder of data: it cannot contain a slash.
function isNamedBelow(word: ShellWord, { code, allowed = [] }: ScriptPlace): boolean {
  const [folder, name, end = ''] = word;
  if (typeof folder !== 'string' || typeof name !== 'object' || typeof end !== 'string' || word.length > 3)
    return false;
  return folder.endsWith('/') && isDataFolder(folder, code) && allowed.includes(name.variable) && !end.includes('/');
}

function writeFlaw(words: AnyCommand['writes'], place: ScriptPlace, isFolder = false): string | undefined {
  const { code } = place;
  const isFine = (word: ShellWord | undefined) => {
    if (word === undefined) return false;
    const path = fixedText(word);
    if (path === undefined) return isRunnerFile(word) || isNamedBelow(word, place);
    return isFolder ? isDataFolder(path, code) : isDataFile(path, code);
  };
  return words.every(isFine) ? undefined : 'it writes a file that may be run, or whose name is not in the workflow';
}

const UNARY: readonly string[] = ['-n', '-z', '-f', '-d', '-e', '-s', '-r', '-x'];
const BINARY: readonly string[] = ['=', '==', '!=', '-eq', '-ne', '-lt', '-le', '-gt', '-ge'];

// `-v` evaluates the subscript of a name, and a variable could supply that operator.
function isPlainTest(args: readonly (string | undefined)[]): boolean {
  if (args.length === 2) return UNARY.includes(args[0] ?? '');
  return args.length < 2 || (args.length === 3 && BINARY.includes(args[1] ?? ''));
}

function textFlaw(name: string, words: AnyCommand['words']): string | undefined {
  const args = words.slice(1).map(fixedText);
  if (name === '[') return isPlainTest(args.slice(0, -1)) ? undefined : 'its test may evaluate a name';
  if (name === 'test') return isPlainTest(args) ? undefined : 'its test may evaluate a name';
  if (name !== 'printf') return undefined;
  const [format] = args;
  return format === undefined || format.startsWith('-') ? 'printf may set a variable' : undefined;
}

function causewayFlaw([group = '', step]: readonly (string | undefined)[], size: number): string | undefined {
  const isKnown = GROUPS.includes(group) && !RUNNING.includes(`${group} ${step}`);
  // A variable as the second word could supply `build` or `run`, which these groups do not allow.
  const isHidden = step === undefined && size > 1 && ['surfaces', 'evidence'].includes(group);
  return isKnown && !isHidden ? undefined : `causeway ${group} ${step ?? ''} may run commands of a project`;
}

function pulumiFlaw(args: readonly (string | undefined)[], code: readonly string[]): string | undefined {
  const [command = '', step] = args;
  const isKnown = ['preview', 'up'].includes(command) || (command === 'stack' && step === 'history');
  if (!isKnown) return `pulumi ${command} may run another program`;
  const pack = args.indexOf('--policy-pack');
  const folder = args[pack + 1];
  if (pack === -1 || (folder !== undefined && code.includes(folder))) return undefined;
  return 'pulumi loads a policy pack that is not a folder of the code';
}

function programFlaw(
  name: 'causeway' | 'pulumi',
  words: AnyCommand['words'],
  code: readonly string[],
  variables: Variables,
): string | undefined {
  const whole = words.filter((word) => word !== undefined);
  if (whole.length < words.length) return `the shell splits or computes a word of ${name}`;
  const flaw = optionFlaw(name, whole, variables);
  if (flaw !== undefined) return `${name} ${flaw}`;
  const args = whole.map(fixedText);
  return name === 'pulumi' ? pulumiFlaw(args, code) : causewayFlaw(args, args.length);
}

function ofCommand(
  { words, sets, writes, computes }: AnyCommand,
  place: ScriptPlace,
  variables: Variables,
): string | undefined {
  const { code } = place;
  if (computes !== undefined) return `bash evaluates what a variable holds (${computes})`;
  const steering = sets.find((name) => STEERING.test(name));
  if (steering !== undefined) return `it sets ${steering}`;
  const flaw = writeFlaw(writes, place);
  if (flaw !== undefined || words.length === 0) return flaw;
  const [name, ...args] = words.map(fixedText);
  if (name === 'npm' && args.length === 1 && args[0] === 'ci') return undefined;
  if (name !== undefined && CAUSEWAY.includes(name)) return programFlaw('causeway', words.slice(1), code, variables);
  if (name === PULUMI) return programFlaw('pulumi', words.slice(1), code, variables);
  if (name !== undefined && TEXT.includes(name)) return textFlaw(name, words);
  if (name !== undefined && WRITERS.includes(name)) {
    const named = words.slice(1).filter((word) => !fixedText(word)?.startsWith('-'));
    return writeFlaw(named, place, name === 'mkdir');
  }
  return `it runs ${name ?? 'a program whose name is not in the workflow'}`;
}

// The script's own variables are known only for a loop: by the beginnings of their values.
function withScript(commands: readonly AnyCommand[], given: Variables): Variables {
  return (name) => {
    const setting = commands.filter(({ sets }) => sets.includes(name));
    if (setting.length === 0) return given(name);
    if (setting.some(({ beginnings }) => beginnings === undefined)) return undefined;
    const texts = setting.flatMap(({ beginnings = [] }) => beginnings);
    return texts.map((text) => ({ text, isWhole: false }));
  };
}

/**
 * The reason why a script may run other code than the checkout's own commands; undefined for one that certainly does
 * not. `given` returns the values of the workflow's variables.
 */
export function scriptFlaw(script: string, place: ScriptPlace, given: Variables): string | undefined {
  const commands = everyCommand(script);
  if (commands === undefined) return 'its script cannot be read';
  const variables = withScript(commands, given);
  return commands.map((each) => ofCommand(each, place, variables)).find((flaw) => flaw !== undefined);
}
