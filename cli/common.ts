import { relative, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { REGISTRY_PATH } from '../registry/derived-variables';
import { type LoadedRegistry, loadRegistry } from '../registry/load';
import { UserError } from '../registry/user-error';
import type { Context } from './context';

/** The options that every command has. */
export interface CommonOptions {
  /** The registry file, relative to the current folder where it lies inside. */
  readonly registry: string;
  readonly json: boolean;
  /** The evaluation time: `--now`, else the start of the command. */
  readonly now: Date;
}

const RFC3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:[Zz]|[+-]\d{2}:\d{2})$/;

/** An RFC 3339 time. Throws UserError (exit 2) on anything else, impossible days included. */
export function parseTime(text: string, place: string): Date {
  const time = new Date(text);
  const day = text.slice(0, 10);
  const isReal = RFC3339.test(text) && !Number.isNaN(time.getTime()) && isDay(day);
  if (!isReal)
    throw new UserError(`"${text}" is not a time`, { place, allowed: 'RFC 3339, e.g. 2026-11-21T09:00:00Z' });
  return time;
}

function isDay(day: string): boolean {
  const time = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
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
