import type { Rule } from '../rule';
import type { Registry } from '../schema';
/**
 * The tiers whose toggles should be equal: all beyond the first, which is for trying things out; with no more than two
 * tiers both, since the first is then the only rehearsal of the second.
 */
export declare function parityTiers(registry: Registry): readonly string[];
/** Toggles are equal where they should be, or say why not. */
export declare const toggleRules: readonly Rule[];
