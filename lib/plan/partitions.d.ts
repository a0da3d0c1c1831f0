import type { Registry } from '../registry/schema';
/** The group of repositories that name none. */
export declare const DEFAULT_PARTITION = "default";
/** The group that a repository belongs to. */
export declare function partitionOf(registry: Registry, repositoryKey: string): string;
/** All groups, sorted; each can have a stack of its own for every tier (`production.web-apps`). */
export declare function partitions(registry: Registry): readonly string[];
/** The repository keys of a group, or all of them, sorted. */
export declare function repositoriesIn(registry: Registry, partition: string | undefined): readonly string[];
