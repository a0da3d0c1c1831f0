import type { StackRule } from '../../rule';
/** Every tier with an approval has its approval environments, one for each person of the quorum. */
export declare const approvals: StackRule;
