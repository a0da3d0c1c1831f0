import type { StackRule } from '../../rule';
/** Every repository's Actions settings are declared. */
export declare const repositorySettings: StackRule;
