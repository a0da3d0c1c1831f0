import { Argument, type Command } from 'commander';
import type { Context } from './context';
import { example } from './help';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

/** Whether a shell's completion script asks for suggestions: `complete -- <words>`. */
export function isCompletion(args: readonly string[]): boolean {
  return args[0] === 'complete' && args[1] === '--';
}

/** Prints the suggestions. The library is an ES module that no other command needs. */
export async function suggest(program: Command, args: readonly string[]): Promise<void> {
  const { default: tab } = await import('@bomb.sh/tab/commander');
  tab(program);
  await program.parseAsync([...args], { from: 'user' });
}

/**
 * Prints the library's script. For bash the script makes variables read-only, and so do the scripts of other commands that
 * use the library: the second one in a shell prints an error for each, although the values are the same. Only what the
 * definitions print is dropped. The completion itself runs later, outside the group.
 */
async function script(shell: string, context: Context): Promise<void> {
  const { default: tab } = await import('@bomb.sh/tab');
  if (shell === 'bash') context.print('{');
  tab.setup('causeway', 'causeway', shell);
  if (shell === 'bash') context.print('} 2>/dev/null');
}

/** `causeway completion`. */
export function addCompletionCommand(program: Command, context: Context): void {
  const command = program
    .command('completion')
    .description('prints the completion script of a shell')
    .addArgument(new Argument('<shell>', 'the shell').choices([...SHELLS]))
    .action((shell: string) => script(shell, context));
  example(command, 'causeway completion bash > ~/.local/share/bash-completion/completions/causeway');
}
