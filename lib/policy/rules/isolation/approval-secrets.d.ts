import type { ResourceRule } from '../../rule';
/** Approval environments hold no secrets. */
export declare const approvalSecrets: ResourceRule;
