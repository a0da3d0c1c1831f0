import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { type StateFlaw, stateFlaws } from '../../live/state/check';
import { stackMatrix } from '../../plan/stack-matrix';
import { UserError } from '../../registry/user-error';
import { commonOptions, printJson, requireRegistry } from '../common';
import type { Context } from '../context';
import { example } from '../help';

interface Flags {
  readonly stack?: string;
  readonly dir: string;
}

// A certain flaw outweighs something that could not be looked at.
function exitCode(flaws: readonly StateFlaw[]): 0 | 1 | 3 {
  if (flaws.some(({ verdict }) => verdict === 'no')) return 1;
  return flaws.length > 0 ? 3 : 0;
}

async function check({ stack, dir }: Flags, self: Command, context: Context): Promise<void> {
  const common = commonOptions(self, context);
  const { registry } = requireRegistry(common, context);
  const stacks = stackMatrix(registry).include.map((each) => each.stack);
  if (stack !== undefined && !stacks.includes(stack)) {
    throw new UserError(`there is no stack "${stack}"`, { place: '--stack', allowed: stacks.join(', ') });
  }
  const flaws = await stateFlaws(registry, { folder: resolve(context.cwd, dir), env: context.env, stack });
  const code = exitCode(flaws);
  const { backend, url } = registry.state ?? {};
  if (common.json) printJson(context, { schema: 'causeway/state-check/v1', ok: code === 0, backend, url, flaws });
  else if (code === 0) context.print(`${url}: the engine finds ${stack ?? 'the state'} there`);
  for (const { what } of common.json ? [] : flaws) context.print(what);
  context.exit(code);
}

/** `causeway state check`. */
export function addStateCommands(program: Command, context: Context): void {
  const state = program.command('state').description('where the stacks’ state is kept');
  example(state, 'causeway state check');
  const command = state
    .command('check')
    .description(
      'reads the stacks’ state from where the registry keeps it; exit 1 when a stack is missing or has another secrets provider, 3 when this job has no login or the backend ends with the job',
    )
    .addOption(new Option('--stack <stack>', 'the stack that must be there (default: none in particular)'))
    .addOption(new Option('--dir <folder>', 'the Pulumi project’s folder').default('.'))
    .action((flags: Flags, self: Command) => check(flags, self, context));
  example(command, 'causeway state check --stack production');
}
