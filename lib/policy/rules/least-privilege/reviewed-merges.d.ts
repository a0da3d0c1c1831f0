import type { ResourceRule } from '../../rule';
/** A tier's branch takes only what its owners reviewed, as it was last pushed. */
export declare const reviewedMerges: ResourceRule;
