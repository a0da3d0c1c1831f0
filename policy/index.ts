import { join } from 'node:path';
import { PolicyPack } from '@pulumi/policy';
import { loadRegistry } from '../registry/load';
import { registryFile } from '../registry/location';
import { UserError } from '../registry/user-error';
import { enginePolicies, type StackPolicy } from './adapters/engine';
import { contextOf, createWorld, type PolicyWorld } from './context';
import { readLevels } from './levels';
import { rules } from './rules';
import { readWorkflows } from './workflows';

const PROJECT = join(__dirname, '..');
const CONFIGURATION = join(__dirname, 'config');

function readWorld(): PolicyWorld {
  const now = new Date();
  const { registry } = loadRegistry(registryFile(PROJECT, process.env), { now });
  return createWorld(registry, { workflows: readWorkflows(PROJECT), now });
}

let world: PolicyWorld | undefined;
const policies = new Map<string, StackPolicy>();

// Read on first use: the engine shows an error of a check, while one at start only says that the pack did not start.
function policyOf(stack: string): StackPolicy {
  const known = policies.get(stack);
  if (known) return known;
  try {
    world ??= readWorld();
    const context = contextOf(world, stack);
    const policy = { context, levelOf: readLevels(context, CONFIGURATION) };
    policies.set(stack, policy);
    return policy;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const shown = new Error(error.describe());
    // The SDK shows an error's stack; a person's error has none.
    shown.stack = shown.message;
    throw shown;
  }
}

new PolicyPack('causeway', { policies: enginePolicies(rules, policyOf), enforcementLevel: 'mandatory' });
