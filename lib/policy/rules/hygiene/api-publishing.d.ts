import type { ResourceRule } from '../../rule';
/** Sites take deploys by API: that is how bundles are published. */
export declare const apiPublishing: ResourceRule;
