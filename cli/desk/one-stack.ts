import { type Command, Option } from 'commander';
import { planStack } from '../../plan/stack';
import { FOUNDATION } from '../../registry/naming';
import type { Registry } from '../../registry/schema';
import { UserError } from '../../registry/user-error';

/** Which one stack a command is about, and where its Pulumi project lies. */
export interface OneStackFlags {
  readonly tier?: string;
  readonly foundation?: boolean;
  readonly partition?: string;
  readonly dir: string;
}

/** How long the engine may take for one stack, in milliseconds: a bound for what hangs. */
export const ENGINE_LIMIT = 3_600_000;

/** Adds the options that name one stack and its project. */
export function addOneStackOptions(command: Command): Command {
  return command
    .addOption(new Option('--tier <tier>', 'the tier’s stack'))
    .addOption(new Option('--foundation', 'the foundation stack'))
    .addOption(new Option('--partition <group>', 'only this group of repositories'))
    .addOption(new Option('--dir <folder>', 'the Pulumi project’s folder').default('.'));
}

/** The stack that is asked for and its plan. Throws UserError (exit 2) unless it is exactly one of the registry. */
export function oneStack(registry: Registry, { tier, foundation, partition }: OneStackFlags) {
  if ((tier === undefined) === (foundation !== true)) {
    throw new UserError('say which stack', {
      place: '--tier',
      allowed: 'exactly one of --tier <tier> and --foundation',
    });
  }
  const slice = tier ?? FOUNDATION;
  const stack = partition === undefined ? slice : `${slice}.${partition}`;
  return { slice, stack, plan: planStack(registry, { stack, tier, partition }) };
}
