import type { ResourceRule } from '../../rule';
/** Every resource has an explicit provider. */
export declare const explicitProvider: ResourceRule;
