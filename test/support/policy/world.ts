import { join } from 'node:path';
import { viewsOfPlan } from '../../../policy/adapters/plan';
import { contextOf, createWorld, type PolicyContext, type WorkflowFile } from '../../../policy/context';
import type { ResourceView } from '../../../policy/view';
import { loadRegistry } from '../../../registry/load';

/** The registry of the policy tests. */
export const REGISTRY = join(__dirname, 'registry.json');

/** A time at which nothing of it is past its rotation. */
export const NOW = new Date('2026-02-01T00:00:00Z');

/** One stack's context in the tests' registry. */
export function stackContext(
  stack: string,
  { workflows = [], now = NOW }: { readonly workflows?: readonly WorkflowFile[]; readonly now?: Date } = {},
): PolicyContext {
  const { registry } = loadRegistry(REGISTRY, { now: NOW });
  return contextOf(createWorld(registry, { workflows, now }), stack);
}

/** The resources that the plan of a stack makes. */
export function plannedViews(stack: string): readonly ResourceView[] {
  return viewsOfPlan(stackContext(stack));
}
