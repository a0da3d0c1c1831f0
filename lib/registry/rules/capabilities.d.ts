import type { Rule } from '../rule';
/** What the organization's plan can do in a repository of a visibility, refused here rather than as a 422 half way. */
export declare const capabilityRules: readonly Rule[];
