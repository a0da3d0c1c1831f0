import { relative, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { REGISTRY_PATH } from '../registry/derived-variables';
import { type LoadedRegistry, loadRegistry } from '../registry/load';
import { UserError } from '../registry/user-error';
import type { Context } from './context';
import { parseTime } from './time-option';

/** The options that every command has. */
export interface CommonOptions {
  /** The registry file, relative to the current folder where it lies inside. */
  readonly registry: string;
  readonly json: boolean;
  /** The evaluation time: `--now`, else the start of the command. */
  readonly now: Date;
}

/** Adds the common options to the program; they are accepted before and after a command's name. */
export function addCommonOptions(program: Command): void {
  program
    .addOption(new Option('--registry <path>', 'the registry file').default(REGISTRY_PATH))
    .addOption(new Option('--json', 'print one JSON document'))
    .addOption(new Option('--now <time>', 'evaluate at this time (RFC 3339) instead of now'));
}

/** The common options of a command. Throws UserError (exit 2) on an invalid time. */
export function commonOptions(command: Command, context: Context): CommonOptions {
  const options = command.optsWithGlobals<{ registry: string; json?: boolean; now?: string }>();
  const path = relative(context.cwd, resolve(context.cwd, options.registry));
  return {
    registry: path.startsWith('..') ? resolve(context.cwd, options.registry) : path,
    json: options.json === true,
    now: options.now === undefined ? context.startedAt : parseTime(options.now, '--now'),
  };
}

/** The path of the registry file on disk. */
export function registryPath(common: CommonOptions, context: Context): string {
  return resolve(context.cwd, common.registry);
}

/** A command's registry. Throws UserError (exit 2) when it is refused. */
export function requireRegistry(common: CommonOptions, context: Context): LoadedRegistry {
  return loadRegistry(registryPath(common, context), { now: common.now, name: common.registry });
}

/**
 * Refuses `--registry` and `--now` in CI for commands whose answer lets something through: there the registry is the
 * one at the head of the protected default branch, and the time is the present. Throws UserError (exit 2).
 */
export function refuseOverridesInCi(command: Command, context: Context): void {
  if (context.env['CI'] !== 'true') return;
  for (const name of ['registry', 'now']) {
    if (command.getOptionValueSourceWithGlobals(name) !== 'cli') continue;
    throw new UserError(`--${name} is refused when CI=true`, {
      place: `--${name}`,
      allowed: 'the registry of the protected default branch, at the present time',
    });
  }
}

/** Prints one JSON document. */
export function printJson(context: Context, document: object): void {
  context.print(JSON.stringify(document, null, 2));
}
