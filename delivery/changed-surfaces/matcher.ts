import { excludesAll, globsMeet } from '../../registry/globs';
import type { Surface } from '../../registry/schema/surface';
import { globIndex } from './glob-index';
import type { ChangedPath } from './raw-diff';

/** Surfaces with the same globs, which are matched together. */
export interface Area {
  readonly surfaces: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** The areas of a path. */
export interface Owners {
  readonly areas: readonly Area[];
  /** Whether some surface includes and then excludes it: known, but of no surface. */
  readonly isExcluded: boolean;
}

/** The areas of surfaces, in the order of their first ones. */
export function areasOf(surfaces: readonly Surface[]): readonly Area[] {
  const areas = new Map<string, Area & { readonly surfaces: string[] }>();
  for (const { id, paths } of surfaces) {
    const key = JSON.stringify([paths.include, paths.exclude]);
    const area = areas.get(key);
    if (area) area.surfaces.push(id);
    else areas.set(key, { surfaces: [id], ...paths });
  }
  return [...areas.values()];
}

function areasByGlob(areas: readonly Area[], globsOf: (area: Area) => readonly string[]) {
  const byGlob = new Map<string, Area[]>();
  for (const area of areas) {
    for (const glob of globsOf(area)) {
      const group = byGlob.get(glob);
      if (group) group.push(area);
      else byGlob.set(glob, [area]);
    }
  }
  const matching = globIndex(byGlob.keys());
  return (path: string): ReadonlySet<Area> => new Set(matching(path).flatMap((glob) => byGlob.get(glob) ?? []));
}

/** Finds the areas of paths; a glob is compiled once, and tried only on paths with its required parts. */
export function areaMatcher(areas: readonly Area[]): (changed: ChangedPath) => Owners {
  const including = areasByGlob(areas, ({ include }) => include);
  const excluding = areasByGlob(areas, ({ exclude }) => exclude);

  function ofFile(path: string): Owners {
    const found = including(path);
    if (found.size === 0) return { areas: [], isExcluded: false };
    const taken = excluding(path);
    const owning = [...found].filter((area) => !taken.has(area));
    return { areas: owning, isExcluded: owning.length < found.size };
  }

  // Any file below a submodule may have changed, so every surface that could own one counts.
  function ofSubmodule(path: string): Owners {
    const below = `${path.replace(/[*?[\]{}()!+@|\\]/g, '?')}/**`;
    const meeting = areas.filter(({ include }) => include.some((glob) => globsMeet(below, glob)));
    const owning = meeting.filter(({ exclude }) => !exclude.some((glob) => excludesAll(glob, `${path}/**`)));
    return { areas: owning, isExcluded: meeting.length > owning.length };
  }

  return ({ path, isSubmodule }) => (isSubmodule ? ofSubmodule(path) : ofFile(path));
}
