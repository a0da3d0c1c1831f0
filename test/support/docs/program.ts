import type { Command } from 'commander';
import { buildProgram } from '../../../cli/build-program';
import { contextOf } from '../../../demo/command';
import { NOW, ROOT } from '../registry/fixtures';

/** The program, for its definitions only. Nothing runs. */
export const program = buildProgram(contextOf({ cwd: ROOT, startedAt: NOW }).context);

/** The command that the words lead to, and the remaining words. */
export function found(words: readonly string[], command: Command = program): readonly [Command, readonly string[]] {
  const next = command.commands.find((each) => each.name() === words[0]);
  return next ? found(words.slice(1), next) : [command, words];
}

/** The commands that do something, below a command or itself. */
export function leavesOf(command: Command): readonly Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);
}

/** A command’s name without the program’s. */
export function nameOf(command: Command): string {
  return command.parent?.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
}
