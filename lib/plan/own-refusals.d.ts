import type { Registry } from '../registry/schema';
import { type HeldObject, type HeldResource } from './held-objects';
import { type OwnComparison } from './own-comparison';
import type { FoundationPlan, TierPlan } from './types';
/** Something that an update of this plan would lose or break. */
export interface Refusal {
    /** The object, for people: its kind and what the service calls it. */
    readonly what: string;
    readonly why: string;
    /** The command that states the intent. */
    readonly command: string;
}
/** What the comparison is judged with. */
export interface Judging {
    readonly registry: Registry;
    readonly plan: FoundationPlan | TierPlan;
    readonly held: readonly HeldResource[];
    /** The names of the secrets that are in an environment and that nobody but their owner has the values of. */
    readonly secretsIn: (environment: HeldObject) => readonly string[];
}
/** The `causeway remove` that says of an object that it may go. */
export declare function removalOf(object: HeldObject): string;
/** Everything that speaks against registering a plan at all; empty: nothing that cannot be made again is lost. Pure. */
export declare function refusalsOf(comparison: OwnComparison, judging: Judging): readonly Refusal[];
