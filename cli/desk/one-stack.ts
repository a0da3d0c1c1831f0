import { type Command, Option } from 'commander';
import { planStack } from '../../plan/stack';
import { FOUNDATION } from '../../registry/naming';
import type { Registry } from '../../registry/schema';
import { UserError } from '../../registry/user-error';

/** A command's stack, and the folder of its Pulumi project. */
export interface OneStackFlags {
  readonly tier?: string;
  readonly foundation?: boolean;
  readonly partition?: string;
  readonly dir: string;
}

/** The engine's timeout for one stack, in milliseconds. */
export const ENGINE_LIMIT = 3_600_000;

/** Adds the options that name one stack and its project. */
export function addOneStackOptions(command: Command): Command {
  return command
    .addOption(new Option('--tier <tier>', 'the tier’s stack'))
    .addOption(new Option('--foundation', 'the foundation stack'))
    .addOption(new Option('--partition <group>', 'only this group of repositories'))
    .addOption(new Option('--dir <folder>', 'the Pulumi project’s folder').default('.'));
}

/** The requested stack and its plan. Throws UserError (exit 2) unless the registry has exactly one such stack. */
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
