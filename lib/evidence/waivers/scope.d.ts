import type { Predicates } from '../statement/kinds';
/** Whether a check or a policy rule can be waived at all; its category and its id are both asked. */
export declare function isWaivable({ id, category }: {
    readonly id: string;
    readonly category?: string;
}): boolean;
/** What a waiver is wanted for: one check of one surface at a release commit, or one policy rule on a stack. */
export interface WaiverQuestion {
    readonly checkId: string;
    readonly category?: string;
    /** All of them must be named by the waiver. */
    readonly surfaces: readonly string[];
    readonly at: {
        readonly commit: string;
    } | {
        readonly stack: string;
    };
}
/** Whether the first commit is an ancestor of the second one; undefined when that could not be found out. */
export type IsAncestor = (ancestor: string, descendant: string) => boolean | undefined;
/** Whether a waiver is about this question. It says nothing of whether the waiver holds. */
export declare function covers({ checkId, surfaces, commits }: Predicates['waiver'], question: WaiverQuestion, isAncestor: IsAncestor): boolean;
