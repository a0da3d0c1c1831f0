import type { Registry } from './schema';
/** What can get another id while its objects and its evidence stay. */
export type Renamable = 'surface' | 'repository' | 'tier';
/** The present ids of one kind by the former ones. */
export type FormerIds = ReadonlyMap<string, string>;
interface Named {
    readonly id: string;
    readonly formerly?: readonly string[] | undefined;
}
/** Everything of one kind that has an id. */
export declare function named(registry: Registry, kind: Renamable): readonly Named[];
/** The present ids of one kind by the former ones. A former id that is somebody's present id is refused by a rule. */
export declare function formerIds(registry: Registry, kind: Renamable): FormerIds;
export {};
