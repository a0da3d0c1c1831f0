import type { Registry } from './schema';

/** The kinds that can get another id while their objects and evidence stay. */
export type Renamable = 'surface' | 'repository' | 'tier';

/** The present ids of one kind by the former ones. */
export type FormerIds = ReadonlyMap<string, string>;

/** Something that has an id and may have had others. */
export interface Named {
  readonly id: string;
  readonly formerly?: readonly string[] | undefined;
}

/** Whether an id belongs to it, now or formerly. */
export function isIdOf({ id, formerly = [] }: Named, other: string): boolean {
  return other === id || formerly.includes(other);
}

/** Everything of one kind that has an id. */
export function renamableItems(registry: Registry, kind: Renamable): readonly Named[] {
  if (kind === 'surface') return registry.surfaces;
  if (kind === 'tier') return registry.tiers;
  return Object.entries(registry.repositories).map(([id, { formerly }]) => ({ id, formerly }));
}

/** The present ids of one kind by the former ones. A former id that is somebody's present id is refused by a rule. */
export function formerIds(registry: Registry, kind: Renamable): FormerIds {
  const all = renamableItems(registry, kind);
  const present = new Set(all.map(({ id }) => id));
  return new Map(
    all.flatMap(({ id, formerly = [] }) =>
      formerly.filter((old) => !present.has(old)).map((old) => [old, id] as const),
    ),
  );
}
