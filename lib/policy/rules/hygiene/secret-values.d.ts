import type { ResourceRule } from '../../rule';
/** No plain variable has a value that looks like a secret. */
export declare const secretValues: ResourceRule;
