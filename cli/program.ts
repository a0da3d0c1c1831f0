import { CommanderError } from 'commander';
import { UserError } from '../registry/user-error';
import { fileRefusal } from '../registry/written-file';
import { buildProgram } from './build-program';
import { isCompletion, suggest } from './completion';
import type { Context } from './context';
import { groupOf } from './groups';
import { colouredText } from './print/colour';

/** Options that only print information about a command. */
const ASKING: readonly string[] = ['--help', '-h', '--version', '-V'];

// `help A B` means `A B --help`; commander's own help reads only the first word.
function withoutHelp(args: readonly string[], context: Context): readonly string[] {
  if (args[0] !== 'help') return args;
  const words = args.slice(1).filter((arg) => !arg.startsWith('-'));
  let command = buildProgram(context, groupOf(words));
  for (const word of words) {
    const next = command.commands.find((each) => each.name() === word);
    if (!next) {
      throw new UserError(`there is no command "${words.join(' ')}"`, {
        place: 'help',
        allowed: command.commands.map((each) => each.name()).join(', ') || 'nothing more',
      });
    }
    command = next;
  }
  return [...words, '--help'];
}

/**
 * Runs one command line (without `node` and the script). A user's error is printed without a stack, as JSON too where
 * the command prints JSON; anything else is a bug and thrown.
 */
export async function run(args: readonly string[], context: Context): Promise<void> {
  try {
    const asked = withoutHelp(args, context);
    if (isCompletion(asked)) await suggest(buildProgram(context), asked);
    else await buildProgram(context, groupOf(asked)).parseAsync([...asked], { from: 'user' });
  } catch (error) {
    const isJson = args.includes('--json');
    if (error instanceof CommanderError) {
      // Help and version "fail" with 0. Together with other options they are bad usage: an argument from somebody else
      // must not make a command that lets something through print its help and exit with 0.
      const isAlone = args.every((arg) => !arg.startsWith('-') || ASKING.includes(arg));
      if (error.exitCode === 0 && isAlone) return;
      const message = error.exitCode === 0 ? `${ASKING.join(', ')}: one of them, and no other option` : error.message;
      if (error.exitCode === 0) context.warn(`causeway: ${message}`);
      context.exit(2);
      if (isJson) context.print(JSON.stringify({ error: { message, exitCode: 2 } }, null, 2));
      return;
    }
    const known = error instanceof UserError ? error : fileRefusal(error);
    if (known === undefined) throw error;
    context.exit(known.exitCode);
    context.warn(`${colouredText('bad', 'causeway:', 'err')} ${known.describe()}`);
    if (!isJson) return;
    const { message, place, allowed, exitCode } = known;
    context.print(JSON.stringify({ error: { message, place, allowed, exitCode } }, null, 2));
  }
}
