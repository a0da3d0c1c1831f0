import type { Rule } from '../rule';
/** Dates are real; what expires has not; what happened lies in the past. */
export declare const dateRules: readonly Rule[];
