import { join } from 'node:path';
import { viewsOfPlan } from '../../../policy/adapters/plan';
import { contextOf, createWorld, type PolicyContext, type WorkflowFile } from '../../../policy/context';
import type { ResourceView } from '../../../policy/view';
import { loadRegistry } from '../../../registry/load';
import type { Registry } from '../../../registry/schema';

/** The registry of the policy tests. */
export const REGISTRY = join(__dirname, 'registry.json');

/** A time at which nothing of it is past its rotation. */
export const NOW = new Date('2026-02-01T00:00:00Z');

let loaded: Registry | undefined;

/** The registry of the policy tests, read once for a file of tests. */
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

/** The resources that the plan of a stack makes. */
export function plannedViews(stack: string): readonly ResourceView[] {
  return viewsOfPlan(stackContext(stack));
}
