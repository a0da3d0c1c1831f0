import type { Observation, PolicyRule } from './rule';
/** A finding as the engine shows it: what, where in the registry, why, and how to fix it. */
export declare function messageOf(rule: PolicyRule, { what, pointer }: Observation): string;
