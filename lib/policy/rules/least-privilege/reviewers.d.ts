import type { ResourceRule } from '../../rule';
/** Environments that ask for approval have the registry's reviewers, and they are real. */
export declare const reviewers: ResourceRule;
