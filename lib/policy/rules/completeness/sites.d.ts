import type { StackRule } from '../../rule';
/** Every Netlify surface has its tier's site, with its domain. */
export declare const sites: StackRule;
