import { join } from 'node:path';
import { viewsOfPlan } from '../../../policy/adapters/plan';
import { contextOf, createWorld, type PolicyContext, type WorkflowFile } from '../../../policy/context';
import type { ResourceView } from '../../../policy/view';
import { loadRegistry } from '../../../registry/load';
import type { Registry } from '../../../registry/schema';

/** The registry of the policy tests. */
export const REGISTRY = join(__dirname, 'registry.json');

/** A time at which no secret is due for rotation. */
export const NOW = new Date('2026-02-01T00:00:00Z');

let loaded: Registry | undefined;

/** The registry of the policy tests, read once per test file. */
function registryOfTests(): Registry {
  loaded ??= loadRegistry(REGISTRY, { now: NOW }).registry;
  return loaded;
}

/** One stack's context in the tests' registry. */
export function stackContext(
  stack: string,
  { workflows = [], now = NOW }: { readonly workflows?: readonly WorkflowFile[]; readonly now?: Date } = {},
): PolicyContext {
  return contextOf(createWorld(registryOfTests(), { workflows, now }), stack);
}

/** The resources in the plan of a stack. */
export function plannedViews(stack: string): readonly ResourceView[] {
  return viewsOfPlan(stackContext(stack));
}
