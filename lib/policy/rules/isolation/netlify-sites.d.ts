import type { ResourceRule } from '../../rule';
/** Every surface and tier has a Netlify site of its own. */
export declare const netlifySites: ResourceRule;
