import { makeRe } from 'picomatch';
import { excludesAll, globsMeet, staticPrefix } from '../../registry/globs';
import type { Surface } from '../../registry/schema/surface';
import type { ChangedPath } from './changed-paths';

/** Where a path belongs. */
export interface Owners {
  /** Ids of the surfaces that it belongs to. */
  readonly surfaces: readonly string[];
  /** Whether some surface includes and then excludes it: looked at, and belonging nowhere. */
  readonly isExcluded: boolean;
}

interface Included {
  readonly surface: string;
  readonly glob: string;
  readonly matches: (path: string) => boolean;
  readonly exclude: readonly string[];
}

/** Compiles each glob once, however many surfaces have it. */
function compiler(): (glob: string) => (path: string) => boolean {
  const compiled = new Map<string, (path: string) => boolean>();
  return (glob) => {
    const known = compiled.get(glob);
    if (known) return known;
    // dot: `**` covers .github too. flags s: a line break in a file's name must not hide it from `**`.
    const pattern = makeRe(glob, { dot: true, windows: false, strictBrackets: true, flags: 's' });
    const matches = (path: string) => pattern.test(path);
    compiled.set(glob, matches);
    return matches;
  };
}

/** Finds the surfaces of paths; globs are compiled once and tried only on paths below their fixed folder. */
export function surfaceMatcher(surfaces: readonly Surface[]): (changed: ChangedPath) => Owners {
  const compile = compiler();
  const byFolder = new Map<string, Included[]>();
  const all: Included[] = [];
  for (const { id, paths } of surfaces) {
    for (const glob of paths.include) {
      const included = { surface: id, glob, matches: compile(glob), exclude: paths.exclude };
      all.push(included);
      const folder = staticPrefix(glob).join('/');
      const group = byFolder.get(folder);
      if (group) group.push(included);
      else byFolder.set(folder, [included]);
    }
  }

  function ofFile(path: string): Owners {
    const found = new Set<string>();
    let isExcluded = false;
    const segments = path.split('/');
    for (let depth = 0; depth <= segments.length; depth += 1) {
      for (const { surface, matches, exclude } of byFolder.get(segments.slice(0, depth).join('/')) ?? []) {
        if (found.has(surface) || !matches(path)) continue;
        if (exclude.some((glob) => compile(glob)(path))) isExcluded = true;
        else found.add(surface);
      }
    }
    return { surfaces: [...found], isExcluded };
  }

  // Any file below a submodule may have changed: every surface that could own one is taken.
  function ofSubmodule(path: string): Owners {
    const below = `${path.replace(/[*?[\]{}()!+@|\\]/g, '?')}/**`;
    const meeting = all.filter(({ glob }) => globsMeet(below, glob));
    const owners = meeting.filter(({ exclude }) => !exclude.some((glob) => excludesAll(glob, `${path}/**`)));
    return { surfaces: [...new Set(owners.map(({ surface }) => surface))], isExcluded: meeting.length > owners.length };
  }

  return ({ path, isSubmodule }) => (isSubmodule ? ofSubmodule(path) : ofFile(path));
}
