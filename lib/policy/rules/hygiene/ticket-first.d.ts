import type { StackRule } from '../../rule';
/** A workflow's job names a deploy environment only behind a job that verified a promotion ticket. */
export declare const ticketFirst: StackRule;
