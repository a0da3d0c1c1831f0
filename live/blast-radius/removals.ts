import { identitiesOf } from '../../plan/held-objects';
import type { Fields } from '../../plan/kind';
import type { ObjectKind } from '../../plan/kinds';
import { objectKind } from '../../plan/logical-names';
import { logicalScope } from '../../plan/logical-scope';
import { calledAt } from '../../plan/own-comparison';
import type { Identity } from '../../plan/protection';
import type { FoundationPlan, TierPlan } from '../../plan/types';
import type { PreviewStep } from './preview';

/** Steps that remove an object, permanently or briefly (a replaced environment loses its content, W9). */
const REMOVING_OPS: readonly string[] = [
  'delete',
  'delete-replaced',
  'replace',
  'create-replacement',
  'discard',
  'discard-replaced',
  'import-replacement',
  'read-replacement',
  'remove-pending-replace',
];

/** An object that a preview removes, with the names that a tombstone may use for it. */
export interface Removal {
  readonly urn: string;
  readonly name: string;
  readonly kind: ObjectKind;
  /** Its name in the program's message about the loss: `environment storefront/docs-dev`. */
  readonly called: string;
  /** `replace` when the object comes back. */
  readonly op: 'delete' | 'replace';
  readonly identities: readonly Identity[];
}

function text(inputs: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = inputs[key];
  return typeof value === 'string' ? value : undefined;
}

function fieldsOf({ inputs }: PreviewStep): Fields {
  return Object.fromEntries(Object.keys(inputs).map((key) => [key, text(inputs, key)]));
}

function siteNameOf(base: string, steps: readonly PreviewStep[], plan: FoundationPlan | TierPlan): string | undefined {
  const step = steps.find(({ type, name }) => objectKind(type) === 'site' && name === base);
  const planned = 'sites' in plan ? plan.sites.find(({ key }) => key === base) : undefined;
  return (step && text(step.inputs, 'name')) ?? planned?.name;
}

function identitiesIn(
  step: PreviewStep,
  steps: readonly PreviewStep[],
  plan: FoundationPlan | TierPlan,
): readonly Identity[] {
  const base = logicalScope(step)?.base;
  const site = base === undefined ? undefined : siteNameOf(base, steps, plan);
  const [environment, name, branchPattern] = ['environment', 'name', 'branchPattern'].map((key) =>
    text(step.inputs, key),
  );
  return identitiesOf(step, { environment, name, branchPattern, site });
}

/** Every object that a preview removes, each once, in the preview's order. Components and providers own nothing. */
export function removalsIn(steps: readonly PreviewStep[], plan: FoundationPlan | TierPlan): readonly Removal[] {
  const found = new Map<string, Removal>();
  for (const step of steps) {
    const kind = objectKind(step.type);
    if (kind === undefined || !REMOVING_OPS.includes(step.op) || found.has(step.urn)) continue;
    const op = step.op === 'delete' || step.op === 'discard' ? 'delete' : 'replace';
    const { urn, name } = step;
    const called = `${kind} ${calledAt({ kind, fields: fieldsOf(step) })}`;
    found.set(urn, { urn, name, kind, op, called, identities: identitiesIn(step, steps, plan) });
  }
  return [...found.values()];
}
