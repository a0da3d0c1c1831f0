import type { Registry } from '../../registry/schema';
import { namedBy, renamedKey, tombstoneTargets } from '../../registry/tombstone-keys';
import type { RegistryEdit } from '../checks/registry-edit';
import type { Renaming } from './renaming';

type Members = Record<string | number, unknown>;

// The registry after edits, to see what it names. It is judged where the edits are written.
function edited(registry: Registry, edits: readonly RegistryEdit[]): Registry {
  const root = structuredClone(registry) as unknown as Members;
  for (const edit of edits) {
    const parent = edit.path.slice(0, -1).reduce((found, part) => found[part] as Members, root);
    const last = edit.path.at(-1) ?? '';
    if ('key' in edit) {
      parent[edit.key] = parent[last];
      delete parent[last];
    } else if (edit.value === undefined) delete parent[last];
    else parent[last] = edit.value;
  }
  return root as unknown as Registry;
}

/**
 * The other edits of a rename, with those of the tombstones. A tombstone's key follows the id. Where names at the
 * services change too, a tombstone is about the object of the old name: it keeps its key and tier, and is `gone`.
 */
export function withTombstones(
  registry: Registry,
  renaming: Renaming,
  edits: readonly RegistryEdit[],
): readonly RegistryEdit[] {
  if (registry.tombstones.length === 0) return edits;
  const before = tombstoneTargets(registry);
  const after = tombstoneTargets(edited(registry, edits));
  const { kind, from, to, everywhere } = renaming;
  const isEverywhere = everywhere && kind !== 'repository';
  const own: RegistryEdit[] = [];
  const kept = new Set<number>();
  for (const [index, tombstone] of registry.tombstones.entries()) {
    const key = renamedKey(tombstone, renaming);
    const tier = kind === 'tier' && tombstone.tier === from ? to : tombstone.tier;
    const isNamed = namedBy(tombstone, before).length > 0;
    const place = ['tombstones', index];
    // A surface on a tier of another name has other environments.
    const isMoved = key !== tombstone.key || (tombstone.kind === 'surface' && tier !== tombstone.tier);
    const isStill = !isMoved && namedBy({ kind: tombstone.kind, key, ...(tier && { tier }) }, after).length > 0;
    if (isEverywhere && !isStill) {
      kept.add(index);
      if (isNamed) own.push({ path: [...place, 'gone'], value: true });
    } else if (isEverywhere && tombstone.gone) own.push({ path: [...place, 'gone'], value: undefined });
    else if (key !== tombstone.key) own.push({ path: [...place, 'key'], value: key });
  }
  const others = edits.filter(({ path: [first, index] }) => first !== 'tombstones' || !kept.has(Number(index)));
  return [...own, ...others];
}
