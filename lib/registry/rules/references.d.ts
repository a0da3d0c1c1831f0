import type { Rule } from '../rule';
import type { Registry } from '../schema';
/** One place of a registry that names something by its id. */
export interface Reference {
    readonly pointer: string;
    readonly id: string;
    readonly at?: 'key';
}
/** Every place that names a repository by its key. */
export declare function repositoryReferences({ governance, surfaces, evidence, checks, trust, }: Registry): readonly Reference[];
/** Every place that names a tier by its id. */
export declare function allTierReferences(registry: Registry): readonly Reference[];
/** Every place where a surface names a check. */
export declare function checkReferences({ surfaces }: Registry): readonly Reference[];
/** Every reference resolves. */
export declare const referenceRules: readonly Rule[];
