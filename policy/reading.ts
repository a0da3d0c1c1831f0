import { dirname, join } from 'node:path';
import { loadRegistry } from '../registry/load';
import { projectFolder, registryFile } from '../registry/location';
import { UserError } from '../registry/user-error';
import type { StackPolicy } from './adapters/engine';
import { contextOf, createWorld, type PolicyWorld } from './context';
import { readLevels } from './read-levels';
import { readWaiverBook } from './read-waivers';
import { readChecked } from './workflows';

function readWorld(folder: string): PolicyWorld {
  const now = new Date();
  const project = projectFolder(folder);
  const file = registryFile(project, process.env);
  const { registry } = loadRegistry(file, { now });
  const waivers = readWaiverBook(dirname(dirname(file)), registry, now);
  return createWorld(registry, { ...readChecked(project), now, waivers });
}

let world: PolicyWorld | undefined;
const known = new Map<string, StackPolicy>();

/**
 * The pack's needs for one stack from a folder, read once. A refused document throws an error without a stack trace,
 * because the SDK would show it.
 */
export function policyOf(folder: string, stack: string): StackPolicy {
  const read = known.get(stack);
  if (read) return read;
  try {
    world ??= readWorld(folder);
    const context = contextOf(world, stack);
    const policy = { context, levelOf: readLevels(context, join(folder, 'config')) };
    known.set(stack, policy);
    return policy;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const shown = new Error(error.describe());
    shown.stack = shown.message;
    throw shown;
  }
}

/** Reads for a stack in advance. A failed read is repeated, and refused, by the check that needs it. */
export function readAhead(folder: string, stack: string | undefined): void {
  try {
    if (stack === undefined) world ??= readWorld(folder);
    else policyOf(folder, stack);
  } catch {
    world = undefined;
  }
}
