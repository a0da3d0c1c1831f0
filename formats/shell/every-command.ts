import type { Assignment, Redirection, Word } from 'unbash';
import { parse } from 'unbash';
import { type ShellWord, wordOf } from './commands';

/** A command that a script may run, in whatever place it stands. */
export interface AnyCommand {
  /**
   * Its name and its arguments; undefined for a word that the shell may split, replace or compute. Words that are there or
   * not (`${NAME:+…}`) are listed as if they were there.
   */
  readonly words: readonly (ShellWord | undefined)[];
  /** The variables that it sets, for itself or for the shell. */
  readonly sets: readonly string[];
  /** The files that it writes to by a redirection. */
  readonly writes: readonly (ShellWord | undefined)[];
  /** Of a loop: how each of the values begins that its variable takes; '' where nobody knows. */
  readonly beginnings?: readonly string[];
  /** What bash computes here, in its own words. Such a place may run a command that stands in a variable's value. */
  readonly computes?: string;
}

type Node = Readonly<Record<string, unknown>> & { readonly type?: string };

const WRITING: readonly string[] = ['>', '>>', '<>', '>&', '>|', '&>', '&>>'];
// What a name means after these, or what runs there, is not in the command that uses it.
const UNREAD: readonly string[] = ['Function', 'Coproc', 'ArithmeticFor', 'HereDoc'];
const SUBSTITUTIONS: readonly string[] = ['CommandExpansion', 'ProcessSubstitution', 'ArithmeticCommandExpansion'];
// Bash expands the subscript of an array as a text in double quotes, command substitutions included, wherever it evaluates
// a name: in arithmetic, in `-v`, in an indirect expansion.
// https://www.gnu.org/software/bash/manual/html_node/Arrays.html
const COMPUTING: readonly string[] = ['ArithmeticExpansion', 'ArithmeticCommand', 'Slice', 'Transform', 'Unknown'];
const COMPUTING_TESTS: readonly string[] = ['-v', '-R', '-eq', '-ne', '-lt', '-le', '-gt', '-ge'];

// Bash splits an unquoted `${NAME:+…}` into words as it does a command's arguments.
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
    return word === undefined ? optionalWords(each) : [word];
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

// A pattern keeps its fixed beginning in every name of a file that it becomes.
function beginningOf({ parts, value }: Word): string {
  if (parts === undefined) return value;
  const [first] = parts;
  return first?.type === 'Literal' || first?.type === 'SingleQuoted' ? first.value : '';
}

function ofLoop(node: Node): AnyCommand {
  const words = node['wordlist'] as readonly Word[] | undefined;
  // Without `in …` a loop goes through the script's own arguments.
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

// A node of a kind that this does not know is walked through as any other: a command within it is found by its type.
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
 * Every command of a script, as bash reads it: also those behind `&&`, in a branch, a loop or a substitution. Undefined
 * where bash could not read it, and where it defines functions or has a here-document.
 */
export function everyCommand(script: string): readonly AnyCommand[] | undefined {
  const { commands: statements, errors = [] } = parse(script);
  if (errors.length > 0) return undefined;
  const commands: AnyCommand[] = [];
  // The parser reads parts of words when they are asked for; as JSON all of them are there.
  return isRead(JSON.parse(JSON.stringify(statements)), commands) ? commands : undefined;
}
