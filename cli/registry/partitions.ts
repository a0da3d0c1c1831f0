import { type Command, Option } from 'commander';
import { stackMatrix } from '../../plan/stack-matrix';
import { commonOptions, printJson, requireRegistry } from '../common';
import type { Context } from '../context';
import { example } from '../help';
import { table } from '../print/tables';

/** `causeway partitions`. */
export function addPartitionsCommand(program: Command, context: Context): void {
  const command = program
    .command('partitions')
    .description('lists the stacks by tier and repository group; --json prints a workflow’s matrix')
    .addOption(new Option('--tier <slice>', 'only the stacks of one tier, or `foundation`'))
    .action((flags: { readonly tier?: string }, self: Command) => {
      const common = commonOptions(self, context);
      const matrix = stackMatrix(requireRegistry(common, context).registry, flags.tier);
      // Only `include`: any other key would be an axis of the matrix.
      if (common.json) printJson(context, matrix);
      else {
        context.print(
          table(
            ['stack', 'tier', 'repositories of the group'],
            matrix.include.map(({ stack, tier, partition }) => [stack, tier || '–', partition || 'all']),
          ),
        );
      }
    });
  example(command, 'causeway partitions --tier production --json');
}
