import type { ResourceRule } from '../../rule';
/** Only the evidence App passes a ruleset, and only the one on creation and update of the evidence branch. */
export declare const bypassActors: ResourceRule;
