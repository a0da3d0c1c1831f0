import { fixedText, type ShellWord } from '../../formats/shell/commands';
import { type AnyCommand, everyCommand } from '../../formats/shell/every-command';
import { STEERING } from '../tickets/guards';
import { isDataFile, isDataFolder } from './folders';

/** The installed command. */
const CAUSEWAY: readonly string[] = ['causeway', 'node_modules/.bin/causeway'];
const PULUMI = 'node_modules/.bin/pulumi';

/** Groups of commands that run nothing of a project: `surfaces` and `evidence` have one each that does. */
const GROUPS: readonly string[] = [
  ...['apply', 'bundle', 'deploy', 'drift', 'evidence', 'gate', 'live', 'monitor', 'promote', 'receipt', 'registry'],
  ...['release', 'rollback', 'surfaces', 'ticket', 'lineage', 'isolation', 'slo', 'lkg'],
];
const RUNNING: readonly string[] = ['surfaces build', 'evidence run'];
/** Options with which the command reads another registry, another time or another folder's program. */
const STEERING_OPTIONS = /^(--registry|--now|--cwd|-C)(=|$|\s)/;

/** Programs that run no other one; those of `WRITERS` write the files that they name. */
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
/** The runner's files that set no variable of later steps. */
const RUNNER_FILES: readonly string[] = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY'];

function isRunnerFile(word: ShellWord): boolean {
  const [piece, ...others] = word;
  return others.length === 0 && typeof piece === 'object' && RUNNER_FILES.includes(piece.variable);
}

function writeFlaw(words: AnyCommand['writes'], code: readonly string[], isFolder = false): string | undefined {
  const isFine = (word: ShellWord | undefined) => {
    if (word === undefined) return false;
    const path = fixedText(word);
    if (path === undefined) return isRunnerFile(word);
    return isFolder ? isDataFolder(path, code) : isDataFile(path, code);
  };
  return words.every(isFine) ? undefined : 'it writes a file that may be run, or whose name is not in the workflow';
}

function ofCommand({ words, sets, writes }: AnyCommand, code: readonly string[]): string | undefined {
  const steering = sets.find((name) => STEERING.test(name));
  if (steering !== undefined) return `it sets ${steering}`;
  const flaw = writeFlaw(writes, code);
  if (flaw !== undefined || words.length === 0) return flaw;
  const [name, ...args] = words.map(fixedText);
  const options = words.slice(1).map((word) => word?.[0]);
  if (name === 'npm' && args.length === 1 && args[0] === 'ci') return undefined;
  if (name !== undefined && (CAUSEWAY.includes(name) || name === PULUMI)) {
    if (words.includes(undefined)) return `the shell splits or computes a word of ${name}`;
    const option = options.find((each) => typeof each === 'string' && STEERING_OPTIONS.test(each));
    if (option !== undefined) return `${name} has the option ${String(option)}`;
    if (name === PULUMI) return undefined;
    const [group = '', step] = args;
    const isKnown = GROUPS.includes(group) && !RUNNING.includes(`${group} ${step}`);
    // A second word that a variable gives might be `build` or `run`; of these groups it may not.
    const isHidden = step === undefined && words.length > 2 && ['surfaces', 'evidence'].includes(group);
    return isKnown && !isHidden ? undefined : `${name} ${group} ${step ?? ''} may run commands of a project`;
  }
  if (name !== undefined && TEXT.includes(name)) {
    return name === 'printf' && options.some((each) => typeof each !== 'string' || each.startsWith('-v'))
      ? 'printf may set a variable'
      : undefined;
  }
  if (name !== undefined && WRITERS.includes(name)) {
    const named = words.slice(1).filter((word) => !fixedText(word)?.startsWith('-'));
    return writeFlaw(named, code, name === 'mkdir');
  }
  return `it runs ${name ?? 'a program whose name is not in the workflow'}`;
}

/** Why a script may run something else than the checkout's own commands; undefined for one that surely does not. */
export function scriptFlaw(script: string, code: readonly string[]): string | undefined {
  const commands = everyCommand(script);
  if (commands === undefined) return 'its script cannot be read';
  return commands.map((each) => ofCommand(each, code)).find((flaw) => flaw !== undefined);
}
