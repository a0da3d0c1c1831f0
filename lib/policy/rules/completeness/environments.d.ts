import type { StackRule } from '../../rule';
/** Every planned deploy and service environment is declared. */
export declare const environments: StackRule;
