import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import { type Area, areaMatcher, areasOf } from './matcher';
import type { ChangedPath } from './raw-diff';

/** A surface that a range of commits touches. */
export interface ChangedSurface {
  readonly id: string;
  /**
   * `paths`: one of its own paths changed; `unmatched`: only paths of no surface changed, and the registry says `all`;
   * `never-released`: there is no release to compare with.
   */
  readonly because: 'paths' | 'unmatched' | 'never-released';
  readonly paths: readonly string[];
}

/** The surfaces that a range of commits touches in one repository. */
export interface ChangedSurfaces {
  /** `unmatched` when paths belong to no surface and the registry says `error`. */
  readonly result: 'ok' | 'unmatched';
  readonly surfaces: readonly ChangedSurface[];
  /** Changed paths that no surface includes. */
  readonly unmatched: readonly string[];
  /** Changed paths that surfaces include and exclude again. */
  readonly excluded: readonly string[];
  readonly unmatchedPaths: Registry['unmatchedPaths'];
}

/** The surfaces of changed paths, in the registry's order; `unmatchedPaths` decides about paths of no surface. */
export function changedSurfaces(
  surfaces: readonly Surface[],
  changed: readonly ChangedPath[],
  unmatchedPaths: Registry['unmatchedPaths'],
): ChangedSurfaces {
  const areas = areasOf(surfaces);
  const ownersOf = areaMatcher(areas);
  const touched = new Map<Area, string[]>(areas.map((area) => [area, []]));
  const unmatched: string[] = [];
  const excluded: string[] = [];
  for (const each of changed) {
    const owners = ownersOf(each);
    for (const area of owners.areas) touched.get(area)?.push(each.path);
    if (owners.areas.length > 0) continue;
    (owners.isExcluded ? excluded : unmatched).push(each.path);
  }
  const pathsOf = new Map([...touched].flatMap(([area, paths]) => area.surfaces.map((id) => [id, paths] as const)));
  const takesAll = unmatchedPaths === 'all' && unmatched.length > 0;
  return {
    result: unmatchedPaths === 'error' && unmatched.length > 0 ? 'unmatched' : 'ok',
    surfaces: surfaces.flatMap(({ id }): ChangedSurface[] => {
      const paths = pathsOf.get(id) ?? [];
      if (paths.length > 0) return [{ id, because: 'paths', paths }];
      return takesAll ? [{ id, because: 'unmatched', paths: [] }] : [];
    }),
    unmatched,
    excluded,
    unmatchedPaths,
  };
}
