import type { Rule } from '../rule';
/** Netlify sites: one for each surface and tier, with a team, a valid name and addresses of their own. */
export declare const netlifyRules: readonly Rule[];
