import type { PolicyRule } from './rule';
/** A policy pack's own part. */
export interface PackSettings {
    /** The pack's folder: the levels of stacks lie in `config` below it, and the project's `Pulumi.yaml` at or above it. */
    readonly folder: string;
    /** Rules beside Causeway's own. Each keeps the level that it declares, but for waivers. Default: none. */
    readonly rules?: readonly PolicyRule[];
}
/** Starts the policy pack with Causeway's rules and one's own. Throws UserError when two rules have one code. */
export declare function startPolicies({ folder, rules: own }: PackSettings): void;
