import type { PolicyRule } from './rule';
import type { Observation } from './rule-description';

/** A finding for the engine's output: the fault, its place in the registry, the reason, and the remedy. */
export function messageOf(rule: PolicyRule, { what, pointer }: Observation): string {
  return [
    `${rule.title}: ${what}`,
    `  registry: ${pointer === '' ? '(the whole)' : pointer}`,
    `  why: ${rule.why}`,
    `  fix: ${rule.fix}`,
    `  docs: ${rule.docs}`,
  ].join('\n');
}
