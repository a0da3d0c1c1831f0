import { Command } from 'commander';
import { version } from '../package.json';
import { addCommonOptions } from './common';
import type { Context } from './context';
import { GROUPS, sectionOf } from './groups';
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
  for (const command of program.commands) command.helpGroup(sectionOf(command.name()) ?? 'Commands:');
  beStrict(program, context.warn);
  return program;
}
