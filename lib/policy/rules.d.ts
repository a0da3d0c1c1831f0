import type { PolicyRule } from './rule';
/** Every rule of the pack, in the order of documentation; a test holds it equal to the files under `rules/`. */
export declare const rules: readonly PolicyRule[];
/** A rule by its code. */
export declare function findRule(code: string): PolicyRule | undefined;
