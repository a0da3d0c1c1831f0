import { changesScripts } from '../../formats/npm/settings';

/** The words of a parsed command, without quotes. */
export type Words = readonly string[];

const wordList = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Words that start something other than one plain command, or change how the shell continues after a failure. */
const CONTROL: ReadonlySet<string> = new Set([
  ...wordList('if then else elif fi for while until do done case esac select function'),
  ...wordList('! { } [[ set trap exit return eval exec source . true : time coproc'),
  ...wordList('sh bash dash zsh ksh cmd powershell pwsh xargs nohup setsid timeout'),
  // They run the program in their arguments, in another place or way; `find -exec` always succeeds.
  ...wordList('command builtin alias unalias enable hash shopt find parallel watch script kill'),
  ...wordList('test [ let declare typeset local readonly wait break continue fish busybox'),
]);

/**
 * The reason why a command may succeed after a failure, or run something other than it says; undefined for a plain one.
 * `before` stands before its program.
 */
export function commandFlaw(command: Words, before: Words): string | undefined {
  const [program] = command;
  const variable = before.find((each) => {
    const at = each.indexOf('=');
    return at >= 0 && changesScripts(each.slice(0, at), each.slice(at + 1));
  });
  if (variable !== undefined) return `${variable.split('=')[0]} decides what its command runs`;
  if (program === undefined) return before.length === 0 ? 'an empty command' : undefined;
  const name = program.split('/').at(-1) ?? program;
  if (CONTROL.has(program) || CONTROL.has(name)) return `"${name}" may succeed after a failure`;
  if (/\.(?:sh|bash|zsh|bat|cmd|ps1)$/i.test(name)) return `the script ${name} cannot be looked at`;
  return program.includes('$') ? 'a variable says which program runs' : undefined;
}
