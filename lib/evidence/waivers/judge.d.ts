import type { Predicates } from '../statement/kinds';
import type { WaiverFacts } from './facts';
import type { WaiverReading } from './read';
import { type IsAncestor, type WaiverQuestion } from './scope';
/** How long a waiver may hold, in days (EVIDENCE.md "Waiver"). */
export declare const MAX_DAYS = 14;
/** Whether a waiver holds. Only `valid` is a yes. */
export interface WaiverVerdict {
    readonly waiverId: string;
    readonly file: string;
    readonly status: 'valid' | 'unapproved' | 'expired' | 'used-up' | 'unverified' | 'refused';
    /** One sentence for people. */
    readonly reason: string;
    /** What it says; undefined when its signature does not hold. */
    readonly waiver: Predicates['waiver'] | undefined;
    /** The ids of the waiver's and its approval's statements. */
    readonly evidence: readonly string[];
    /** Null where uses are not counted: a stack's waiver, or one that does not hold. */
    readonly usesLeft: number | null;
}
/** Judges one waiver: its signer and times, another person's approval, its end, and how often it was used. */
export declare function judgeWaiver(reading: WaiverReading, facts: WaiverFacts): WaiverVerdict;
/** The waiver that answers a question, or why those that were asked for it do not. */
export interface WaiverAnswer {
    readonly waived: (WaiverVerdict & {
        readonly waiver: Predicates['waiver'];
    }) | undefined;
    /** Of waivers about this very question that do not hold: an expired one is a failure with its own reason. */
    readonly refusals: readonly string[];
}
/** Looks for a waiver of a question among judged ones; the first in the order of their ids. */
export declare function waiverFor(verdicts: readonly WaiverVerdict[], question: WaiverQuestion, isAncestor?: IsAncestor): WaiverAnswer;
