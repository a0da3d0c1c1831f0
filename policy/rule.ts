import type { PolicyContext } from './context';
import type { Observation, RuleDescription } from './rule-description';
import type { ResourceView } from './view';

/** A rule over one resource: it stops that resource before it changes. */
export interface ResourceRule extends RuleDescription {
  readonly scope: 'resource';
  /** The resource types that it looks at. */
  readonly types: readonly string[] | 'every';
  readonly check: (view: ResourceView, context: PolicyContext) => readonly Observation[];
}

/** A rule over a whole stack, decided on the preview before anything changes. */
export interface StackRule extends RuleDescription {
  readonly scope: 'stack';
  readonly check: (views: readonly ResourceView[], context: PolicyContext) => readonly Observation[];
}

/** One rule of the pack. */
export type PolicyRule = ResourceRule | StackRule;

/** Whether a resource rule looks at resources of this type. */
export function appliesTo(rule: ResourceRule, type: string): boolean {
  return rule.types === 'every' || rule.types.includes(type);
}
