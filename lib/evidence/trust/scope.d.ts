import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import type { Tier } from '../../registry/schema/tier';
import { type AnyStatement } from '../statement/statement';
/** What of the registry a statement speaks about. */
export interface Scope {
    /** The surfaces, by their ids. */
    readonly surfaces: readonly Surface[];
    /** The tier; undefined when it speaks of none. A stack is its tier's. */
    readonly tier: Tier | undefined;
}
/**
 * The tier that a statement about a stack speaks for: `production`, or `production.web-apps` for a part of it. What holds
 * for the foundation holds for all tiers, so that it is the highest one's. Undefined for a statement about no stack.
 */
export declare function stackTier({ predicate }: AnyStatement, registry: Registry): Tier | undefined;
/** What a statement speaks about, as the registry has it. Throws Refusal on a surface or tier that the registry does not have. */
export declare function scopeOf(statement: AnyStatement, registry: Registry): Scope;
/** The deploy environment of a statement about one surface on one tier. Throws Refusal when it is about another number. */
export declare function derivedEnvironment({ surfaces, tier }: Scope, registry: Registry): string;
/** Refuses a deploy receipt that names another environment than the registry derives. Throws Refusal. */
export declare function requireReceiptEnvironment({ kind, predicate }: AnyStatement, scope: Scope, registry: Registry): void;
