import type { Command } from 'commander';
import { colouredText, hasColour } from './print/colour';

const EXAMPLES = new WeakMap<Command, string>();

/** The example of a command; undefined when it has none. */
export function exampleOf(command: Command): string | undefined {
  return EXAMPLES.get(command);
}

/** Adds an example to a command's `--help`. */
export function example(command: Command, text: string): void {
  EXAMPLES.set(command, text);
  command.addHelpText('after', `\nExample:\n  $ ${text}`);
}

function allowedFor(command: Command, message: string): string | undefined {
  if (/unknown command/.test(message)) return command.commands.map((each) => each.name()).join(', ');
  if (!/unknown option/.test(message)) return undefined;
  const help = command.createHelp();
  help.showGlobalOptions = true;
  return [...help.visibleOptions(command), ...help.visibleGlobalOptions(command)]
    .map((option) => option.long ?? option.short ?? '')
    .join(', ');
}

/**
 * Makes a command and its subcommands print the allowed words on wrong usage, and throw instead of ending the process.
 */
export function beStrict(command: Command, write: (text: string) => void): void {
  command
    .exitOverride()
    // Commander wraps no description that has less room than this, and its own least is 40: a terminal of 60 has 19.
    .configureHelp({ showGlobalOptions: true, minWidthToWrap: 12, styleTitle: (title) => colouredText('title', title) })
    .configureOutput({
      getOutHasColors: () => hasColour('out'),
      getErrHasColors: () => hasColour('err'),
      outputError: (message) => {
        const allowed = allowedFor(command, message);
        write(message.trimEnd() + (allowed ? `\n  allowed: ${allowed}` : ''));
      },
    });
  for (const each of command.commands) beStrict(each, write);
}
