import { type Command, parse, type Statement, type Word, type WordPart } from 'unbash';

/** The commands of a line that `&&` joins. */
interface Chain {
  /** The words of each command, its assignments first. */
  readonly commands: readonly (readonly string[])[];
  /** The words, assignments aside, in which a variable's value takes a place. */
  readonly variables: ReadonlySet<string>;
}

/** The commands of a line that `&&` joins, or the reason why it is another kind of line. */
export type PlainChain = Chain | { readonly flaw: string };

const SUBSTITUTION = 'a command substitution';
const PIPE = 'a pipe ends as its last command does';

/** The effect of a part of a word besides inserting text; undefined for plain text. */
function partFlaw(part: WordPart): string | undefined {
  switch (part.type) {
    case 'Literal':
    case 'Glob':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
    case 'SimpleExpansion':
    case 'ExtendedGlob':
    case 'BraceExpansion':
      return undefined;
    case 'DoubleQuoted':
    case 'LocaleString':
      return part.parts.map(partFlaw).find((flaw) => flaw !== undefined);
    case 'ParameterExpansion':
      // A default or a pattern may contain commands.
      return part.operation === undefined ? undefined : `the expansion ${part.text}`;
    case 'ProcessSubstitution':
      return 'a subshell whose end nobody sees';
    default:
      return SUBSTITUTION;
  }
}

function wordFlaw({ parts = [] }: Word): string | undefined {
  return parts.map(partFlaw).find((flaw) => flaw !== undefined);
}

function found(flaws: readonly (string | undefined)[]): string | undefined {
  return flaws.find((flaw) => flaw !== undefined);
}

function redirectFlaw(redirect: Command['redirects'][number]): string | undefined {
  if (redirect.type === 'HereDoc') return 'a here-document';
  return redirect.target?.type === 'Word' ? wordFlaw(redirect.target) : undefined;
}

/** A command, and which of its words hold a variable. */
interface Read {
  readonly words: readonly string[];
  readonly variables: readonly string[];
}

function holdsVariable({ parts = [] }: Word): boolean {
  const isVariable = (part: WordPart): boolean =>
    part.type === 'SimpleExpansion' ||
    part.type === 'ParameterExpansion' ||
    ((part.type === 'DoubleQuoted' || part.type === 'LocaleString') && part.parts.some(isVariable));
  return parts.some(isVariable);
}

function ofCommand({ name, prefix, args, redirects }: Command): Read | string {
  const assignments = prefix.filter((each) => each.type === 'Assignment');
  const values = assignments.map(({ value }) => (value.type === 'Word' ? wordFlaw(value) : 'an array'));
  const words = [...(name ? [name] : []), ...args];
  const own = words.map((each) => (each.type === 'Word' ? wordFlaw(each) : undefined));
  const flaw = found([...values, ...own, ...redirects.map(redirectFlaw)]);
  if (flaw !== undefined) return flaw;
  const texts = words.map((each) => (each.type === 'Word' ? each.value : each.text));
  const variables = words.flatMap((each) => (each.type === 'Word' && holdsVariable(each) ? [each.value] : []));
  return { words: [...assignments.map(({ text }) => text), ...texts], variables };
}

function ofNode(node: Statement['command']): readonly Read[] | string {
  if (node.type === 'AndOr') {
    if (node.operators.some((operator) => operator !== '&&')) return '"||" goes on after a failure';
    const parts = node.commands.map(ofNode);
    const flaw = parts.find((part) => typeof part === 'string');
    return flaw ?? parts.flatMap((part) => (typeof part === 'string' ? [] : part));
  }
  if (node.type === 'Command') {
    const command = ofCommand(node);
    return typeof command === 'string' ? command : [command];
  }
  if (node.type === 'Pipeline') {
    return node.commands.length > 1
      ? PIPE
      : `"${node.prefixes[0]?.type === 'Negation' ? '!' : 'time'}" may succeed after a failure`;
  }
  if (node.type === 'Subshell') return 'a subshell';
  if (node.type === 'BraceGroup') return 'a group goes on after a failure';
  return 'a compound command may succeed after a failure';
}

/** Parses a shell line of plain commands joined by `&&`, as bash does, or names the other construct in it. Pure. */
export function plainChain(line: string): PlainChain {
  const { commands, errors = [] } = parse(line);
  if (errors.length > 0) return { flaw: 'it cannot be read' };
  const [first, ...others] = commands;
  if (first === undefined) return { flaw: 'an empty command' };
  if (commands.some(({ background }) => background === true)) return { flaw: '"&" leaves a command in the background' };
  if (others.length > 0) return { flaw: '";" or a line break goes on after a failure' };
  const read = ofNode(first.command);
  if (typeof read === 'string') return { flaw: read };
  return {
    commands: read.map(({ words }) => words),
    variables: new Set(read.flatMap(({ variables }) => variables)),
  };
}
