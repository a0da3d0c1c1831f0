import type { Command } from 'commander';
import { toggleParity } from '../../plan/toggle-parity';
import { commonOptions, printJson, requireRegistry } from '../common';
import type { Context } from '../context';
import { example } from '../help';
import { cellLines, table } from '../print/tables';

/** `causeway parity`. */
export function addParityCommand(program: Command, context: Context): void {
  const command = program
    .command('parity')
    .description('lists toggles that differ between tiers, with the reason; exit 1 when a reason is missing')
    .action((_options: object, self: Command) => {
      const common = commonOptions(self, context);
      const toggles = toggleParity(requireRegistry(common, context).registry);
      const ok = toggles.every(({ verdict }) => verdict !== 'unexplained');
      if (common.json) printJson(context, { schema: 'causeway/parity/v1', ok, toggles });
      else if (toggles.length === 0) context.print('No surface has a toggle.');
      else {
        context.print(
          table(
            ['surface', 'toggle', 'values', 'verdict', 'reason'],
            toggles.map((each) => [
              each.surface,
              each.toggle,
              cellLines(Object.entries(each.values).map(([tier, value]) => `${tier}: ${value ?? 'not set'}`)),
              each.verdict,
              each.reason ?? '–',
            ]),
          ),
        );
      }
      context.exit(ok ? 0 : 1);
    });
  example(command, 'causeway parity');
}
