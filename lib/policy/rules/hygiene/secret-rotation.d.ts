import type { StackRule } from '../../rule';
/** Secrets past their rotation are told of; by definition advisory, since a deploy must not fail overnight. */
export declare const secretRotation: StackRule;
