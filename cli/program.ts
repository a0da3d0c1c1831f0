import { Command, CommanderError } from 'commander';
import { version } from '../package.json';
import { UserError } from '../registry/user-error';
import { addCommonOptions } from './common';
import type { Context } from './context';
import { GROUPS, groupOf } from './groups';
import { beStrict, example } from './help';

/** The program with all of its commands, or with those of one group. */
export function buildProgram(context: Context, only?: string): Command {
  const program = new Command('causeway')
    .description('Governed deployments from one registry file.')
    .version(version)
    .configureOutput({
      writeOut: (text) => context.print(text.trimEnd()),
      writeErr: (text) => context.warn(text.trimEnd()),
    });
  addCommonOptions(program);
  example(program, 'causeway registry check');
  for (const [name, load] of Object.entries(GROUPS)) if (only === undefined || name === only) load()(program, context);
  beStrict(program, context.warn);
  return program;
}

/**
 * Runs one command line (without `node` and the script). A person's error is printed without a stack, as JSON too where
 * one document was asked for; anything else is a bug and thrown.
 */
export async function run(args: readonly string[], context: Context): Promise<void> {
  try {
    await buildProgram(context, groupOf(args)).parseAsync([...args], { from: 'user' });
  } catch (error) {
    const isJson = args.includes('--json');
    if (error instanceof CommanderError) {
      // Help and version "fail" with 0; whatever else commander refuses is bad usage.
      if (error.exitCode === 0) return;
      context.exit(2);
      if (isJson) context.print(JSON.stringify({ error: { message: error.message, exitCode: 2 } }, null, 2));
      return;
    }
    if (!(error instanceof UserError)) throw error;
    context.exit(error.exitCode);
    context.warn(`causeway: ${error.describe()}`);
    if (!isJson) return;
    const { message, place, allowed, exitCode } = error;
    context.print(JSON.stringify({ error: { message, place, allowed, exitCode } }, null, 2));
  }
}
