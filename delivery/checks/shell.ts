import { type ParseEntry, parse } from 'shell-quote';

/** A command that is read: its words, quotes taken off. */
export type Words = readonly string[];

/** Words that begin something else than one plain command, or change how the shell goes on after a failure. */
const CONTROL: ReadonlySet<string> = new Set([
  ...['if', 'then', 'else', 'elif', 'fi', 'for', 'while', 'until', 'do', 'done', 'case', 'esac', 'select', 'function'],
  ...[
    '!',
    '{',
    '}',
    '[[',
    'set',
    'trap',
    'exit',
    'return',
    'eval',
    'exec',
    'source',
    '.',
    'true',
    ':',
    'time',
    'coproc',
  ],
  ...['sh', 'bash', 'dash', 'zsh', 'ksh', 'cmd', 'powershell', 'pwsh', 'xargs', 'nohup', 'setsid', 'timeout'],
]);

/** What a failure does not end, by its operator. */
const OPERATORS: Readonly<Record<string, string>> = {
  '|': 'a pipe ends as its last command does',
  '|&': 'a pipe ends as its last command does',
  '||': '"||" goes on after a failure',
  ';': '";" goes on after a failure',
  ';;': '";;" goes on after a failure',
  '&': '"&" leaves a command in the background',
  '(': 'a subshell',
  ')': 'a subshell',
  '<(': 'a subshell whose end nobody sees',
};

/** The operators that keep the exit code: `&&` ends with the first failure, and redirections change none. */
const REDIRECTIONS: ReadonlySet<string> = new Set(['>', '>>', '<', '>&', '<<<']);

/** Either the commands of a line that ends as each of them does, in their order, or why it may end well after a failure. */
export type Chain = { readonly commands: readonly Words[] } | { readonly flaw: string };

function isOperator(entry: ParseEntry): entry is Exclude<ParseEntry, string | { comment: string }> {
  return typeof entry === 'object' && 'op' in entry;
}

function wordOf(entry: ParseEntry): string | undefined {
  if (typeof entry === 'string') return entry;
  if ('comment' in entry) return undefined;
  return entry.op === 'glob' ? entry.pattern : undefined;
}

/** Reads a shell command line. Only plain commands that `&&` joins keep their exit codes; whatever else is in it is a flaw. */
export function readChain(line: string): Chain {
  // The library takes a line break for a space, and leaves a command substitution in the word.
  if (/[\n\r]/.test(line.trim())) return { flaw: 'a line break goes on after a failure' };
  if (/`|\$\(/.test(line)) return { flaw: 'a command substitution' };
  let entries: readonly ParseEntry[];
  try {
    entries = parse(line, (name) => `$${name}`);
  } catch {
    return { flaw: 'it cannot be read' };
  }
  const commands: string[][] = [[]];
  let isTarget = false;
  for (const entry of entries) {
    if (typeof entry === 'object' && 'comment' in entry) continue;
    if (isOperator(entry) && entry.op !== 'glob') {
      if (entry.op === '&&') commands.push([]);
      else if (!REDIRECTIONS.has(entry.op)) return { flaw: OPERATORS[entry.op] ?? `the operator "${entry.op}"` };
      isTarget = entry.op !== '&&';
      continue;
    }
    const word = wordOf(entry);
    if (word !== undefined && !isTarget) commands.at(-1)?.push(word);
    isTarget = false;
  }
  for (const words of commands) {
    const [program] = programOf(words);
    if (program === undefined) return { flaw: 'an empty command' };
    const name = program.split('/').at(-1) ?? program;
    if (CONTROL.has(program) || CONTROL.has(name)) return { flaw: `"${name}" may end well after a failure` };
    if (program.includes('$')) return { flaw: 'a variable says which program runs' };
  }
  return { commands };
}

/** A command without the assignments before it, and without the programs that only set up its environment. */
export function programOf(words: Words): Words {
  let rest = words;
  for (;;) {
    const [first] = rest;
    if (first === undefined) return rest;
    const isSetup = first === 'env' || first === 'cross-env' || first === 'npx';
    if (!isSetup && !/^[A-Za-z_][A-Za-z0-9_]*=/.test(first)) return rest;
    rest = rest.slice(1);
  }
}
