import { logicalNames } from '../../../../plan/logical-names';
import type { FoundationPlan, TierPlan } from '../../../../plan/types';

/** One step in the engine's format. */
export function step(stack: string, op: string, type: string, name: string, inputs?: object) {
  return { op, urn: `urn:pulumi:${stack}::causeway::causeway:index:X$${type}::${name}`, oldState: { inputs } };
}

/** A whole preview of these steps, with the engine's own counts. */
export function previewText(steps: readonly { readonly op: string }[], more: object = {}): string {
  const changeSummary: Record<string, number> = { same: 5 };
  for (const { op } of steps) changeSummary[op] = (changeSummary[op] ?? 0) + 1;
  return JSON.stringify({ steps, changeSummary, ...more });
}

/** A step of this kind on every resource that a plan names. */
export function stepsOn(plan: FoundationPlan | TierPlan, op: string) {
  return logicalNames(plan).map(({ type, name }) => step(plan.stack, op, type, name, {}));
}
