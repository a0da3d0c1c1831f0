import { excludesAll, globsMeet, staticPrefix } from '../globs';
import { pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import type { Surface } from '../schema/surface';
import { showValue } from '../secret-looking';
import { surfacesByRepository } from '../selectors';

/** Pairs of globs that are compared in one repository before the rest is reported as not compared. */
const MAX_COMPARISONS = 20_000;
const SHOWN = 3;

interface Overlaps {
  /** For each surface, the earlier surfaces that overlap with it. */
  readonly pairs: ReadonlyMap<Surface, ReadonlySet<Surface>>;
  readonly isCapped: boolean;
}

interface Entry {
  readonly surface: Surface;
  readonly glob: string;
}

// Two globs can match the same file only if one's fixed folder lies under the other's. Each glob is compared only with
// those along its own path, so surfaces in separate folders cost nothing.
function overlaps(surfaces: readonly Surface[]): Overlaps {
  const byFolder = new Map<string, Entry[]>();
  const entries = surfaces.flatMap((surface) => surface.paths.include.map((glob) => ({ surface, glob })));
  for (const entry of entries) {
    const folder = staticPrefix(entry.glob).join('/');
    const group = byFolder.get(folder);
    if (group) group.push(entry);
    else byFolder.set(folder, [entry]);
  }
  const order = new Map(surfaces.map((surface, index) => [surface, index]));
  const pairs = new Map<Surface, Set<Surface>>();
  let left = MAX_COMPARISONS;
  for (const { surface, glob } of entries) {
    const prefix = staticPrefix(glob);
    for (let depth = 0; depth <= prefix.length; depth += 1) {
      for (const other of byFolder.get(prefix.slice(0, depth).join('/')) ?? []) {
        if (other.surface === surface || (depth === prefix.length && other.glob > glob)) continue;
        left -= 1;
        if (left < 0) return { pairs, isCapped: true };
        if (!globsMeet(glob, other.glob) || areKeptApart(surface, glob, other)) continue;
        const isLater = (order.get(surface) ?? 0) > (order.get(other.surface) ?? 0);
        const [later, earlier] = isLater ? [surface, other.surface] : [other.surface, surface];
        pairs.set(later, (pairs.get(later) ?? new Set()).add(earlier));
      }
    }
  }
  return { pairs, isCapped: false };
}

function areKeptApart(surface: Surface, glob: string, other: Entry): boolean {
  return (
    surface.paths.exclude.some((exclusion) => excludesAll(exclusion, other.glob)) ||
    other.surface.paths.exclude.some((exclusion) => excludesAll(exclusion, glob))
  );
}

/** Surfaces that overlap are reported. */
export const overlapRules: readonly Rule[] = [
  {
    code: 'glob-overlap',
    level: 'warning',
    title: 'Overlapping surfaces are reported',
    why: 'A file may belong to several surfaces, and a change of it then releases all of them.',
    source: 'docs/registry.md',
    check: (registry) => {
      const indexes = new Map(registry.surfaces.map((surface, index) => [surface, index]));
      return [...surfacesByRepository(registry).values()].flatMap((surfaces) =>
        [...overlaps(surfaces).pairs].map(([surface, others]): Finding => {
          const names = [...others].slice(0, SHOWN).map(({ id }) => showValue(id));
          const more = others.size > SHOWN ? ` and ${others.size - SHOWN} more` : '';
          return {
            pointer: pointer('surfaces', indexes.get(surface) ?? 0, 'paths'),
            message: `files may belong to ${showValue(surface.id)} and also to ${names.join(', ')}${more}`,
            allowed: 'overlaps, if a change should release all of them',
          };
        }),
      );
    },
  },
  {
    code: 'glob-overlap-capped',
    level: 'warning',
    title: 'Not all overlaps were checked',
    why: 'If very many globs share a folder, comparing every pair would take too long.',
    source: 'docs/registry.md',
    check: (registry) =>
      [...surfacesByRepository(registry)]
        .filter(([, surfaces]) => overlaps(surfaces).isCapped)
        .map(([key]) => ({
          pointer: pointer('repositories', key),
          message: `overlaps in ${showValue(key)} were compared for ${MAX_COMPARISONS} pairs of globs, not for all`,
          allowed: 'surfaces with folders of their own',
        })),
  },
];
