import {
  type Command,
  type ParsedScript,
  parse,
  type Redirection,
  type Statement,
  type Word,
  type WordPart,
} from 'unbash';

/** A piece of a command's word: fixed text, or a variable's value. */
export type ShellPiece = string | { readonly variable: string };

/** A word that the shell passes to a command as exactly one argument, for all values of its variables. */
export type ShellWord = readonly ShellPiece[];

/** A command whose failure makes its script fail. */
export interface SureCommand {
  /** Its name and arguments; undefined for a word that the shell may split, replace or compute. */
  readonly words: readonly (ShellWord | undefined)[];
}

/** The way a shell runs a script. Both shells have `-e`: a failed command ends the script. */
export interface ShellOptions {
  /** Whether a pipe fails when any of its commands fails, not only the last one. */
  readonly pipefail: boolean;
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Commands that do not change how the shell continues, where the shell computes nothing for them. */
const HARMLESS: readonly string[] = ['echo', 'printf'];
/** The runner's files that steer no command of the same script. */
const RUNNER_FILES: readonly string[] = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY'];
const SAFE_SET = /^-[eux]*(o)?$/;
const SAFE_OPTIONS: readonly string[] = ['errexit', 'nounset', 'pipefail', 'xtrace'];

function quotedPieces(parts: readonly WordPart[]): ShellWord | undefined {
  const pieces: ShellPiece[] = [];
  for (const part of parts) {
    if (part.type === 'Literal') pieces.push(part.value);
    else if (part.type === 'SimpleExpansion' && NAME.test(part.text.slice(1)))
      pieces.push({ variable: part.text.slice(1) });
    else if (
      part.type === 'ParameterExpansion' &&
      part.operation === undefined &&
      part.prefix === undefined &&
      part.index === undefined &&
      NAME.test(part.parameter)
    )
      pieces.push({ variable: part.parameter });
    else return undefined;
  }
  return pieces;
}

/** A word's pieces. Undefined where the shell splits it, expands it to files, or runs a command to compute it. */
export function wordOf(word: Word): ShellWord | undefined {
  if (word.parts === undefined) return [word.value];
  const pieces: ShellPiece[] = [];
  for (const part of word.parts) {
    if (part.type === 'Literal' || part.type === 'SingleQuoted') pieces.push(part.value);
    else if (part.type === 'DoubleQuoted') {
      const inner = quotedPieces(part.parts);
      if (inner === undefined) return undefined;
      pieces.push(...inner);
    } else return undefined;
  }
  return pieces;
}

/** The text of a word that is fixed; undefined when the word contains a variable. */
export function fixedText(word: ShellWord | undefined): string | undefined {
  if (word === undefined || word.some((piece) => typeof piece !== 'string')) return undefined;
  return word.join('');
}

function commandOf(command: Command): SureCommand | undefined {
  // An assignment before the command may change its PATH.
  if (command.name === undefined || command.prefix.some(({ type }) => type === 'Assignment')) return undefined;
  const args = command.args.map((arg) => (arg.type === 'Word' ? wordOf(arg) : [arg.text]));
  return { words: [wordOf(command.name), ...args] };
}

// Its output may be the very program that the next command runs.
function isHarmlessRedirection(each: Redirection): boolean {
  if (each.type !== 'Redirect') return false;
  const { operator, target } = each;
  const word = target && wordOf(target);
  if (word === undefined) return false;
  if (operator === '<' || /^(\d+|-)$/.test(fixedText(word) ?? '')) return true;
  const [piece, ...others] = word;
  if (piece === undefined || others.length > 0) return false;
  return piece === '/dev/null' || (typeof piece === 'object' && RUNNER_FILES.includes(piece.variable));
}

function isHarmless({ command, background }: Statement): boolean {
  if (background === true || command.type !== 'Command' || !command.redirects.every(isHarmlessRedirection))
    return false;
  const words = commandOf(command)?.words ?? [];
  if (words.includes(undefined)) return false;
  const [name, ...args] = words.map(fixedText);
  if (name === 'set') {
    return args.every((arg) => arg !== undefined && (SAFE_SET.test(arg) || SAFE_OPTIONS.includes(arg)));
  }
  // `printf -v` sets a variable, for instance PATH.
  if (name === 'printf' && (args[0] === undefined || args[0].startsWith('-'))) return false;
  return name !== undefined && HARMLESS.includes(name);
}

function ofNode(node: Statement['command'], options: ShellOptions): readonly SureCommand[] {
  if (node.type === 'Command') {
    const command = commandOf(node);
    return command === undefined ? [] : [command];
  }
  if (node.type === 'BraceGroup' || node.type === 'Subshell') return ofStatements(node.body.commands, options);
  if (node.type === 'Redirected') return ofNode(node.command, options);
  if (node.type !== 'Pipeline' || node.prefixes.length > 0) return [];
  return node.commands.flatMap((each, index) =>
    options.pipefail || index === node.commands.length - 1 ? ofNode(each, options) : [],
  );
}

// The first statement that may change the shell ends the certain part: after `set +e`, a function of the same name, a
// `trap` or an `exit` nothing is known.
function ofStatements(statements: readonly Statement[], options: ShellOptions): readonly SureCommand[] {
  const found: SureCommand[] = [];
  for (const statement of statements) {
    if (statement.background !== true) found.push(...ofNode(statement.command, options));
    if (!isHarmless(statement)) break;
  }
  return found;
}

/**
 * The commands of a script whose failure certainly fails the script, as bash parses it: simple commands that are not
 * after `||`, `&&`, `!` or `if`, not in the background, and that follow only statements which leave the shell
 * unchanged. Empty for a script that bash cannot parse.
 */
export function sureCommands(script: string, options: ShellOptions): readonly SureCommand[] {
  const parsed: ParsedScript = parse(script);
  if (parsed.errors !== undefined && parsed.errors.length > 0) return [];
  return ofStatements(parsed.commands, options);
}
