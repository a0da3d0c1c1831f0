import type { PolicyConfiguration } from './configuration';
import type { PolicyContext } from './context';
import type { Level, Observation, PolicyRule } from './rule';
import type { ValidWaiver } from './waivers';
/** The level at which a rule is applied to a stack. */
export type LevelOf = (rule: PolicyRule) => Level;
/** The slice whose configuration holds for a stack: the foundation is applied under the highest tier's. */
export declare function configuredSlice({ registry, slice, tier }: PolicyContext): string;
/** The waiver by which a rule does not block on a stack: never one of isolation, whatever it says. */
export declare function waiverOf(rule: PolicyRule, { waivers, stack }: PolicyContext): ValidWaiver | undefined;
/** A finding that says which waiver made its rule advisory, or why the waiver that was asked for did not. */
export declare function withWaivers<T extends Observation>(found: T, rule: PolicyRule, level: Level, context: PolicyContext): T;
/**
 * The levels of a stack. Throws a UserError (exit 2) when the configuration names a level below what is fixed and no
 * valid waiver allows it: an attempt to argue is refused, not ignored.
 */
export declare function levelsOf(context: PolicyContext, configuration: PolicyConfiguration): LevelOf;
