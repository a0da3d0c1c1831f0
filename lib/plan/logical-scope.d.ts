import { type LogicalName } from './logical-names';
/** What a logical name says of the object that has it, without any registry: also of one that is in no plan any more. */
export interface LogicalScope {
    /** The stack's slice that may own it: a tier's id or `foundation`. */
    readonly slice: string;
    readonly repository?: string;
    readonly surface?: string;
    /** The environment's, site's or ruleset's own logical name; for a variable of a repository its own. */
    readonly base: string;
}
/** Whether a resource only keeps the program's books: the stack itself and provider instances own nothing. */
export declare function isBookkeeping({ type, name }: LogicalName): boolean;
/** Reads a logical name of `logicalNames`' making; undefined when the program never gave such a name to such a type. */
export declare function logicalScope({ type, name }: LogicalName): LogicalScope | undefined;
