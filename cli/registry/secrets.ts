import type { Command } from 'commander';
import { rotations } from '../../plan/rotation';
import { commonOptions, printJson, requireRegistry } from '../common';
import type { Context } from '../context';
import { example } from '../help';
import { fitted, table } from '../print/tables';
import { addSecretsRotate } from './secrets-rotate';

/** `causeway secrets`. */
export function addSecretsCommands(program: Command, context: Context): void {
  const secrets = program.command('secrets').description('secrets by name, and when to rotate them');
  example(secrets, 'causeway secrets due');
  const due = secrets
    .command('due')
    .description(
      'lists secrets to rotate: exit 1 when a rotation is due at --now, 3 when a secret has no recorded rotation',
    )
    .action((_options: object, self: Command) => {
      const common = commonOptions(self, context);
      const all = rotations(requireRegistry(common, context).registry, common.now);
      const count = (state: 'due' | 'fresh' | 'unknown') => all.filter((each) => each.state === state).length;
      const code = count('due') > 0 ? 1 : count('unknown') > 0 ? 3 : 0;
      if (common.json) {
        printJson(context, { schema: 'causeway/secrets-due/v1', now: common.now.toISOString(), secrets: all });
      } else {
        context.print(
          fitted(
            `${count('due')} due, ${count('unknown')} without a recorded rotation, ${count('fresh')} fresh at ${common.now.toISOString()}`,
          ),
        );
        const shown = all.filter(({ state }) => state !== 'fresh');
        if (shown.length > 0) {
          context.print(
            table(
              ['state', 'surface', 'tier', 'secret', 'owner', 'every', 'last', 'due'],
              shown.map((each) => [
                ...[each.state, each.surface, each.tier, each.name, each.owner, each.rotateEvery],
                ...[each.lastRotated ?? '–', each.dueAt?.slice(0, 10) ?? '–'],
              ]),
            ),
          );
        }
      }
      context.exit(code);
    });
  example(due, 'causeway secrets due --now 2026-11-21T09:00:00Z');
  addSecretsRotate(secrets, context);
}
