import type { ResourceRule } from '../../rule';
/** A workflow's own token only reads unless a job asks for more, and approves no pull request. */
export declare const workflowToken: ResourceRule;
