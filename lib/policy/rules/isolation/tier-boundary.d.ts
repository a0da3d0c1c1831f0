import type { ResourceRule } from '../../rule';
/** Nothing of another tier is declared in a tier's stack. */
export declare const tierBoundary: ResourceRule;
