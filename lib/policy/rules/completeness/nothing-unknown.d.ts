import type { StackRule } from '../../rule';
/** Nothing is declared that the registry does not know. */
export declare const nothingUnknown: StackRule;
