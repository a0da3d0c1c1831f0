import type { ResourceRule } from '../../rule';
/** Whoever started a deployment cannot approve it. */
export declare const selfReview: ResourceRule;
