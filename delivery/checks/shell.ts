import { plainChain } from '../../formats/shell/chain';
import { changesScripts } from './build-environment';

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
  // They run what their arguments name, in another place or in another way; `find -exec` ends well whatever it ran.
  ...[
    'command',
    'builtin',
    'alias',
    'unalias',
    'enable',
    'hash',
    'shopt',
    'find',
    'parallel',
    'watch',
    'script',
    'kill',
  ],
  ...['test', '[', 'let', 'declare', 'typeset', 'local', 'readonly', 'wait', 'break', 'continue', 'fish', 'busybox'],
]);

/** Either the commands of a line that ends as each of them does, in their order, or why it may end well after a failure. */
export type Chain = { readonly commands: readonly Words[] } | { readonly flaw: string };

function flawOf(words: Words): string | undefined {
  const [program] = programOf(words);
  if (program === undefined) return 'an empty command';
  const name = program.split('/').at(-1) ?? program;
  if (CONTROL.has(program) || CONTROL.has(name)) return `"${name}" may end well after a failure`;
  const variable = words.slice(0, words.indexOf(program)).find((each) => changesScripts(each.split('=')[0] ?? ''));
  if (variable !== undefined) return `${variable.split('=')[0]} decides what its command runs`;
  if (/\.(?:sh|bash|zsh|bat|cmd|ps1)$/i.test(name)) return `the script ${name} cannot be looked at`;
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
