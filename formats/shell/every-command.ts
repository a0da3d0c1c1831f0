import type { Assignment, Redirection, Word } from 'unbash';
import { parse } from 'unbash';
import { type ShellWord, wordOf } from './commands';

/** A command that a script may run, in any position. */
export interface AnyCommand {
  /**
   * Its name and arguments; undefined for a word that the shell may split, replace or compute. Optional words
   * (`${NAME:+…}`) are listed as if present.
   */
  readonly words: readonly (ShellWord | undefined)[];
  /** The variables that it sets, for itself or for the shell. */
  readonly sets: readonly string[];
  /** The files that it writes by redirection. */
  readonly writes: readonly (ShellWord | undefined)[];
  /** For a loop: the beginning of each value of its variable; '' where it is unknown. */
  readonly beginnings?: readonly string[];
  /** The text that bash evaluates here. Such a place may run a command from a variable's value. */
  readonly computes?: string;
}

type Node = Readonly<Record<string, unknown>> & { readonly type?: string };

const WRITING: readonly string[] = ['>', '>>', '<>', '>&', '>|', '&>', '&>>'];
// Constructs that change the meaning of names or run code outside the command that uses them.
const UNREAD: readonly string[] = ['Function', 'Coproc', 'ArithmeticFor', 'HereDoc'];
const SUBSTITUTIONS: readonly string[] = ['CommandExpansion', 'ProcessSubstitution', 'ArithmeticCommandExpansion'];
// Bash expands an array subscript like a text in double quotes, command substitutions included, wherever it evaluates a
// name: in arithmetic, in `-v`, in an indirect expansion.
// https://www.gnu.org/software/bash/manual/html_node/Arrays.html
const COMPUTING: readonly string[] = ['ArithmeticExpansion', 'ArithmeticCommand', 'Slice', 'Transform', 'Unknown'];
const COMPUTING_TESTS: readonly string[] = ['-v', '-R', '-eq', '-ne', '-lt', '-le', '-gt', '-ge'];

// Bash splits an unquoted `${NAME:+…}` into words like a command's arguments.
function optionalWords({ parts = [] }: Word): readonly (ShellWord | undefined)[] {
  const [part, ...others] = parts;
  if (part?.type !== 'ParameterExpansion' || others.length > 0) return [undefined];
  const { operation } = part;
  if (operation?.type !== 'Default' || operation.operator !== ':+') return [undefined];
  const { commands: statements, errors = [] } = parse(`: ${operation.operand.text}`);
  const command = statements.length === 1 ? statements[0]?.command : undefined;
  if (errors.length > 0 || command?.type !== 'Command') return [undefined];
  return command.suffix.map((each) => (each.type === 'Word' ? wordOf(each) : undefined));
}

// `folder/*`: however many names of files, each with that beginning.
function filesIn({ parts = [] }: Word): readonly ShellWord[] | undefined {
  const [folder, pattern, ...others] = parts;
  if (folder?.type !== 'Literal' || !folder.value.endsWith('/') || others.length > 0) return undefined;
  return pattern?.type === 'Glob' && pattern.value === '*' ? [[folder.value, { variable: pattern.value }]] : undefined;
}

function ofRedirects(redirects: readonly Redirection[]): AnyCommand['writes'] {
  return redirects.flatMap((each) => {
    if (each.type !== 'Redirect' || !WRITING.includes(each.operator)) return [];
    if (/^(\d+|-)$/.test(each.target?.text ?? '')) return [];
    return [each.target === undefined ? undefined : wordOf(each.target)];
  });
}

function descriptorNames(redirects: readonly Redirection[]): readonly string[] {
  return redirects.flatMap(({ descriptor }) =>
    descriptor?.type === 'FileDescriptorVariable' ? [descriptor.name] : [],
  );
}

function ofCommand(node: Node): AnyCommand {
  const name = node['name'] as Word | undefined;
  const prefix = (node['prefix'] ?? []) as readonly (Assignment | Redirection)[];
  const suffix = (node['suffix'] ?? []) as readonly (Word | Assignment | Redirection)[];
  const args = suffix.flatMap((each): readonly (ShellWord | undefined)[] => {
    if (each.type === 'Assignment') return [[each.text]];
    if (each.type !== 'Word') return [];
    const word = wordOf(each);
    return word === undefined ? (filesIn(each) ?? optionalWords(each)) : [word];
  });
  const redirects = [...prefix, ...suffix].filter(
    (each): each is Redirection => each.type !== 'Assignment' && each.type !== 'Word',
  );
  const assigned = prefix.flatMap((each) => (each.type === 'Assignment' ? [each.name] : []));
  return {
    words: name === undefined ? [] : [wordOf(name), ...args],
    sets: [...assigned, ...descriptorNames(redirects)],
    writes: ofRedirects(redirects),
  };
}

// Every file name that a pattern expands to keeps the pattern's fixed beginning.
function beginningOf({ parts, value }: Word): string {
  if (parts === undefined) return value;
  const [first] = parts;
  return first?.type === 'Literal' || first?.type === 'SingleQuoted' ? first.value : '';
}

function ofLoop(node: Node): AnyCommand {
  const words = node['wordlist'] as readonly Word[] | undefined;
  // Without `in …` a loop iterates over the script's own arguments.
  const beginnings = words?.map(beginningOf) ?? [''];
  return { words: [], sets: [(node['name'] as Word).value], writes: [], beginnings };
}

function computing(node: Node): string | undefined {
  const { type = '' } = node;
  if (COMPUTING.includes(type)) return type;
  if (type === 'TestUnary' || type === 'TestBinary') {
    return COMPUTING_TESTS.includes(String(node['operator'])) ? `the test ${String(node['operator'])}` : undefined;
  }
  if (type === 'ParameterExpansion') {
    if (node['prefix'] === '!') return 'an indirect expansion';
    return node['index'] === undefined ? undefined : 'a subscript';
  }
  return type === 'Assignment' && node['index'] !== undefined ? 'a subscript' : undefined;
}

// Nodes of unknown kinds are walked too: a command within them is found by its type.
function isRead(value: unknown, commands: AnyCommand[]): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every((each) => isRead(each, commands));
  const node = value as Node;
  const { type = '' } = node;
  if (UNREAD.includes(type)) return false;
  if (SUBSTITUTIONS.includes(type) && node['script'] === undefined) return false;
  const computes = computing(node);
  if (computes !== undefined) commands.push({ words: [], sets: [], writes: [], computes });
  if (type === 'Command') commands.push(ofCommand(node));
  if (type === 'For' || type === 'Select') commands.push(ofLoop(node));
  if (type === 'Redirected') {
    const redirects = node['redirects'] as readonly Redirection[];
    commands.push({ words: [], sets: descriptorNames(redirects), writes: ofRedirects(redirects) });
  }
  if (
    type === 'ParameterExpansion' &&
    ['=', ':='].includes((node['operation'] as Node | undefined)?.['operator'] as string)
  )
    commands.push({ words: [], sets: [String(node['parameter'])], writes: [] });
  return Object.values(node).every((each) => isRead(each, commands));
}

/**
 * Every command of a script, as bash parses it, including those after `&&`, in a branch, a loop or a substitution.
 * Undefined where bash cannot parse the script, and where it defines functions or has a here-document.
 */
export function everyCommand(script: string): readonly AnyCommand[] | undefined {
  const { commands: statements, errors = [] } = parse(script);
  if (errors.length > 0) return undefined;
  const commands: AnyCommand[] = [];
  // The parser computes parts of words on demand; serialized as JSON, all of them are present.
  return isRead(JSON.parse(JSON.stringify(statements)), commands) ? commands : undefined;
}
