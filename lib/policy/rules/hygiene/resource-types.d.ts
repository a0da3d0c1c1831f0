import type { ResourceRule } from '../../rule';
/** Nothing but the known types of resources is declared. */
export declare const resourceTypes: ResourceRule;
