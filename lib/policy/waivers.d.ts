import type { WaiverReading } from '../evidence/waivers/read';
import type { Registry } from '../registry/schema';
import type { PolicyRule } from './rule';
/** An exception that was asked for, approved by another person, and has not expired. */
export interface ValidWaiver {
    readonly id: string;
    /** RFC 3339. */
    readonly expiresAt: string;
}
/** What of a rule decides whether it is waived. */
type Waivable = Pick<PolicyRule, 'code' | 'category'>;
/** Answers whether a rule is waived for a stack. */
export interface WaiverBook {
    validFor(rule: Waivable, stack: string): ValidWaiver | undefined;
    /** Why waivers that were asked for this very rule and stack do not hold, expired ones included. */
    refusalsFor(rule: Waivable, stack: string): readonly string[];
}
/** No waiver is valid. */
export declare const noWaivers: WaiverBook;
/** The surfaces that a rule on a stack speaks of: all of its tier (and partition), in the foundation all there are; none of no tier. */
export declare function surfacesOfStack({ registry, stack }: {
    registry: Registry;
    stack: string;
}): readonly string[];
/**
 * The waivers beside the registry that hold for policy rules: asked for one stack and all its surfaces, and approved by a
 * person whom the registry names. Nobody looks up a team's members here, and isolation is never waived.
 */
export declare function waiverBook(registry: Registry, readings: readonly WaiverReading[], now: Date): WaiverBook;
/**
 * The waivers of the registry's checkout, by the root of that. Throws UserError (exit 3) when there are some that cannot
 * be read: whether a rule is waived could then not be found out.
 */
export declare function readWaiverBook(root: string, registry: Registry, now: Date): WaiverBook;
export {};
