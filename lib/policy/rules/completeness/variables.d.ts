import type { StackRule } from '../../rule';
/** Every variable of the plan is declared, with the registry's value. */
export declare const variables: StackRule;
