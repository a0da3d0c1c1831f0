import type { RuleDescription } from './problem';
import type { Rule } from './rule';
/** Every rule beyond the schema, in the order of the registry's parts. */
export declare const rules: readonly Rule[];
/** Every code that a problem of a registry can have, with its title, reason and source. */
export declare const ruleTable: readonly RuleDescription[];
