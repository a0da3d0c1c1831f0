import type { Assignment, Redirection, Word } from 'unbash';
import { parse } from 'unbash';
import { type ShellWord, wordOf } from './commands';

/** A command that a script may run, in whatever place it stands. */
export interface AnyCommand {
  /**
   * Its name and its arguments; undefined for a word that the shell may split, replace or compute. A word that is there or
   * not (`${NAME:+…}`) is as it is where it is there.
   */
  readonly words: readonly (ShellWord | undefined)[];
  /** The variables that it sets, for itself or for the shell. */
  readonly sets: readonly string[];
  /** The files that it writes to by a redirection. */
  readonly writes: readonly (ShellWord | undefined)[];
}

type Node = Readonly<Record<string, unknown>> & { readonly type?: string };

const WRITING: readonly string[] = ['>', '>>', '<>', '>&', '>|', '&>', '&>>'];
// What a name means after these, or what runs there, is not in the command that uses it.
const UNREAD: readonly string[] = ['Function', 'Coproc', 'ArithmeticFor', 'HereDoc'];
const SUBSTITUTIONS: readonly string[] = ['CommandExpansion', 'ProcessSubstitution', 'ArithmeticCommandExpansion'];

function optionalWord({ parts = [] }: Word): ShellWord | undefined {
  const [part, ...others] = parts;
  if (part?.type !== 'ParameterExpansion' || others.length > 0) return undefined;
  const { operation } = part;
  return operation?.type === 'Default' && operation.operator === ':+' ? [operation.operand.value] : undefined;
}

function ofRedirects(redirects: readonly Redirection[]): AnyCommand['writes'] {
  return redirects.flatMap((each) => {
    if (each.type !== 'Redirect' || !WRITING.includes(each.operator)) return [];
    if (/^(\d+|-)$/.test(each.target?.text ?? '')) return [];
    return [each.target === undefined ? undefined : wordOf(each.target)];
  });
}

function ofCommand(node: Node): AnyCommand {
  const name = node['name'] as Word | undefined;
  const prefix = (node['prefix'] ?? []) as readonly (Assignment | Redirection)[];
  const suffix = (node['suffix'] ?? []) as readonly (Word | Assignment | Redirection)[];
  const args = suffix.flatMap((each): readonly (ShellWord | undefined)[] => {
    if (each.type === 'Word') return [wordOf(each) ?? optionalWord(each)];
    return each.type === 'Assignment' ? [[each.text]] : [];
  });
  const redirects = [...prefix, ...suffix].filter(
    (each): each is Redirection => each.type !== 'Assignment' && each.type !== 'Word',
  );
  return {
    words: name === undefined ? [] : [wordOf(name), ...args],
    sets: prefix.flatMap((each) => (each.type === 'Assignment' ? [each.name] : [])),
    writes: ofRedirects(redirects),
  };
}

// A node of a kind that this does not know is walked through as any other: a command within it is found by its type.
function isRead(value: unknown, commands: AnyCommand[]): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every((each) => isRead(each, commands));
  const node = value as Node;
  const { type = '' } = node;
  if (UNREAD.includes(type)) return false;
  if (SUBSTITUTIONS.includes(type) && node['script'] === undefined) return false;
  if (type === 'Command') commands.push(ofCommand(node));
  if (type === 'For' || type === 'Select')
    commands.push({ words: [], sets: [(node['name'] as Word).value], writes: [] });
  if (type === 'Redirected')
    commands.push({ words: [], sets: [], writes: ofRedirects(node['redirects'] as readonly Redirection[]) });
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
