import type { WaiverFacts } from './facts';
import type { Signed, WaiverReading } from './read';
/** Whether somebody who may do so approved a waiver. */
export type ApprovalAnswer = {
    readonly status: 'approved';
    readonly id: string;
    readonly approver: string;
} | {
    readonly status: 'unapproved' | 'unverified';
    readonly reason: string;
};
/** The approval of a waiver; of several, the first one that holds, else the reason of the one that comes nearest. */
export declare function approvalOf(reading: WaiverReading, waiver: Signed<'waiver'>, facts: WaiverFacts): ApprovalAnswer;
