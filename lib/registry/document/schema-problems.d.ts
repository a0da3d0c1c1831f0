import { z } from 'zod';
import { type RuleDescription } from '../problem';
type Issue = z.core.$ZodIssue;
/** A difference from the schema: what a rule's finding also says, with its own code. */
export interface SchemaFinding {
    readonly code: string;
    readonly path: readonly (string | number)[];
    readonly at: 'value' | 'key';
    readonly message: string;
    readonly allowed?: string;
}
/** What the schema itself refuses. */
export declare const schemaRules: readonly RuleDescription[];
/** What zod found, in our words: value, rule and allowed set for each, at the key or the value that is meant. */
export declare function schemaFindings(schema: z.core.$ZodType, document: unknown, issues: readonly Issue[]): readonly SchemaFinding[];
export {};
