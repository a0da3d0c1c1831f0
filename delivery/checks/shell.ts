import { plainChain } from '../../formats/shell/chain';

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

/** Either the commands of a line that ends as each of them does, in their order, or why it may end well after a failure. */
export type Chain = { readonly commands: readonly Words[] } | { readonly flaw: string };

function flawOf(words: Words): string | undefined {
  const [program] = programOf(words);
  if (program === undefined) return 'an empty command';
  const name = program.split('/').at(-1) ?? program;
  if (CONTROL.has(program) || CONTROL.has(name)) return `"${name}" may end well after a failure`;
  return program.includes('$') ? 'a variable says which program runs' : undefined;
}

/** Reads a shell command line. Only plain commands that `&&` joins keep their exit codes; whatever else is in it is a flaw. */
export function readChain(line: string): Chain {
  const read = plainChain(line);
  if ('flaw' in read) return read;
  const flaw = read.commands.map(flawOf).find((each) => each !== undefined);
  return flaw === undefined ? read : { flaw };
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
