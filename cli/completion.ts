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

async function script(shell: string): Promise<void> {
  const { default: tab } = await import('@bomb.sh/tab');
  tab.setup('causeway', 'causeway', shell);
}

/** `causeway completion`. */
export function addCompletionCommand(program: Command, _context: Context): void {
  const command = program
    .command('completion')
    .description('prints the completion script of a shell')
    .addArgument(new Argument('<shell>', 'the shell').choices([...SHELLS]))
    .action(script);
  example(command, 'causeway completion bash > ~/.local/share/bash-completion/completions/causeway');
}
