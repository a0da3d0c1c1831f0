import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import type { ChangedPath } from './changed-paths';
import { surfaceMatcher } from './matcher';

/** A surface that a range of commits touches. */
export interface ChangedSurface {
  readonly id: string;
  /** `paths`: a path of its own changed; `unmatched`: only paths of no surface did, and the registry says `all`. */
  readonly because: 'paths' | 'unmatched';
  readonly paths: readonly string[];
}

/** What a range of commits touches in one repository. */
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

/** The surfaces that changed paths touch, in the registry's order; paths of none are treated as `unmatchedPaths` says. */
export function changedSurfaces(
  surfaces: readonly Surface[],
  changed: readonly ChangedPath[],
  unmatchedPaths: Registry['unmatchedPaths'],
): ChangedSurfaces {
  const ownersOf = surfaceMatcher(surfaces);
  const touched = new Map<string, string[]>();
  const unmatched: string[] = [];
  const excluded: string[] = [];
  for (const each of changed) {
    const owners = ownersOf(each);
    for (const id of owners.surfaces) {
      const paths = touched.get(id);
      if (paths) paths.push(each.path);
      else touched.set(id, [each.path]);
    }
    if (owners.surfaces.length > 0) continue;
    (owners.isExcluded ? excluded : unmatched).push(each.path);
  }
  const takesAll = unmatchedPaths === 'all' && unmatched.length > 0;
  return {
    result: unmatchedPaths === 'error' && unmatched.length > 0 ? 'unmatched' : 'ok',
    surfaces: surfaces.flatMap(({ id }): ChangedSurface[] => {
      const paths = touched.get(id);
      if (paths) return [{ id, because: 'paths', paths }];
      return takesAll ? [{ id, because: 'unmatched', paths: [] }] : [];
    }),
    unmatched,
    excluded,
    unmatchedPaths,
  };
}
