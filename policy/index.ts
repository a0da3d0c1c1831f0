import { dirname, join } from 'node:path';
import { PolicyPack } from '@pulumi/policy';
import { loadRegistry } from '../registry/load';
import { registryFile } from '../registry/location';
import { UserError } from '../registry/user-error';
import { enginePolicies, type StackPolicy } from './adapters/engine';
import { startGuarded } from './adapters/guarded-server';
import { contextOf, createWorld, type PolicyWorld } from './context';
import { readLevels } from './levels';
import { rules } from './rules';
import { readWaiverBook } from './waivers';
import { readWorkflows } from './workflows';

const PROJECT = join(__dirname, '..');
const CONFIGURATION = join(__dirname, 'config');

function readWorld(): PolicyWorld {
  const now = new Date();
  const file = registryFile(PROJECT, process.env);
  const { registry } = loadRegistry(file, { now });
  const waivers = readWaiverBook(dirname(dirname(file)), registry, now);
  return createWorld(registry, { workflows: readWorkflows(PROJECT), now, waivers });
}

let world: PolicyWorld | undefined;
const known = new Map<string, StackPolicy>();

// Read on first use: the engine shows an error of a check, while one at start only says that the pack did not start.
function policyOf(stack: string): StackPolicy {
  const read = known.get(stack);
  if (read) return read;
  try {
    world ??= readWorld();
    const context = contextOf(world, stack);
    const policy = { context, levelOf: readLevels(context, CONFIGURATION) };
    known.set(stack, policy);
    return policy;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const shown = new Error(error.describe());
    // The SDK shows an error's stack; a person's error has none.
    shown.stack = shown.message;
    throw shown;
  }
}

const policies = enginePolicies(rules, policyOf);
startGuarded(
  new Map(rules.map(({ code, level }) => [code, level])),
  () => new PolicyPack('causeway', { policies, enforcementLevel: 'mandatory' }),
);
