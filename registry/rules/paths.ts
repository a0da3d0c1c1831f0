import { ownerLines } from '../code-owners';
import { GlobFault, parseGlob } from '../glob-pattern';
import { areNamesExcluded, excludesAll, globChoices, globsMeet, staticPrefix } from '../globs';
import { pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import type { Registry } from '../schema';
import type { Surface } from '../schema/surface';
import { showValue } from '../secret-looking';
import { surfacesByRepository } from '../selectors';
import { targetFacts } from '../targets';

/** Pairs of globs that are compared in one repository before the rest is reported as not compared. */
const MAX_COMPARISONS = 20_000;
const SHOWN = 3;

interface PlacedPath {
  readonly path: string;
  readonly pointer: string;
}

function each(paths: readonly string[], ...at: (string | number)[]): readonly PlacedPath[] {
  return paths.map((path, index) => ({ path, pointer: pointer(...at, index) }));
}

function one(path: string | undefined, ...at: (string | number)[]): readonly PlacedPath[] {
  return path === undefined ? [] : [{ path, pointer: pointer(...at) }];
}

function isRead(glob: string): boolean {
  try {
    parseGlob(glob);
    return true;
  } catch (error) {
    if (!(error instanceof GlobFault)) throw error;
    return false;
  }
}

/** Each list of globs with the list that excludes from it. */
function lists({ surfaces, scope }: Registry) {
  return [
    ...surfaces.map(({ paths }, index) => ({
      include: each(paths.include, 'surfaces', index, 'paths', 'include'),
      exclude: each(paths.exclude, 'surfaces', index, 'paths', 'exclude'),
    })),
    ...scope.lanes.map((lane, index) => ({
      include: each(lane.in, 'scope', 'lanes', index, 'in'),
      exclude: each(lane.out, 'scope', 'lanes', index, 'out'),
    })),
  ];
}

function globs({ surfaces, scope }: Registry): readonly PlacedPath[] {
  return [
    ...surfaces.flatMap(({ paths }, index) => [
      ...each(paths.include, 'surfaces', index, 'paths', 'include'),
      ...each(paths.exclude, 'surfaces', index, 'paths', 'exclude'),
    ]),
    ...scope.lanes.flatMap((lane, index) => [
      ...each(lane.in, 'scope', 'lanes', index, 'in'),
      ...each(lane.out, 'scope', 'lanes', index, 'out'),
    ]),
  ];
}

function plainPaths({ surfaces, slo, waivers, readiness, trust }: Registry): readonly PlacedPath[] {
  return [
    ...surfaces.flatMap(({ build, target }, index) => {
      const linked = targetFacts(target).netlify?.linked;
      return [
        ...one(build?.output, 'surfaces', index, 'build', 'output'),
        ...(linked ? one(linked.publishDirectory, 'surfaces', index, 'target', 'linked', 'publishDirectory') : []),
      ];
    }),
    ...one(slo, 'slo'),
    ...one(waivers, 'waivers'),
    ...one(readiness, 'readiness'),
    ...one(trust?.root, 'trust', 'root'),
  ];
}

function leavesRoot(path: string): boolean {
  return /^(?:[/\\~]|[A-Za-z]:)/.test(path) || path.includes('\\') || path.split('/').includes('..');
}

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

/** Paths stay inside the repository, and overlapping surfaces are reported. */
export const pathRules: readonly Rule[] = [
  {
    code: 'path-outside',
    level: 'error',
    title: 'Paths are relative, with "/", and stay inside the repository',
    why: 'An absolute path or ".." would read or publish files that are not part of the commit.',
    source: 'CWE-22',
    check: (registry) =>
      [...globs(registry), ...plainPaths(registry)]
        .filter(({ path }) => leavesRoot(path))
        .map((placed) => ({
          pointer: placed.pointer,
          message: `the path ${showValue(placed.path)} is not relative, or leaves the repository`,
          allowed: 'a relative path with "/", without ".." and "\\"',
        })),
  },
  {
    code: 'glob-invalid',
    level: 'error',
    title: 'Globs are well-formed',
    why: 'A broken glob matches nothing or everything, depending on the reader. A glob without a limit can make every check hang.',
    source: 'registry/glob-pattern.ts; CWE-1333',
    check: (registry) =>
      globs(registry).flatMap((placed): Finding[] => {
        if (leavesRoot(placed.path)) return [];
        try {
          parseGlob(placed.path);
          return [];
        } catch (error) {
          if (!(error instanceof GlobFault)) throw error;
          return [
            {
              pointer: placed.pointer,
              message: `the glob ${showValue(placed.path)} is not well-formed: ${error.message}`,
              allowed: 'names with *, ?, [a-z], {a,b}, and ** between slashes; what is left out goes into exclude',
            },
          ];
        }
      }),
  },
  {
    code: 'glob-unmatched',
    level: 'error',
    title: 'Every glob can match something',
    why: 'If all paths of a glob are excluded again, the surface or lane only seems to have files there.',
    source: 'docs/verdicts.md "Globs of the registry"',
    check: (registry) =>
      lists(registry).flatMap(({ include, exclude }) => {
        const read = exclude.flatMap(({ path }) => (isRead(path) ? globChoices(path) : []));
        return include.flatMap((placed): Finding[] => {
          if (read.length === 0 || !isRead(placed.path) || !areNamesExcluded(read, placed.path)) return [];
          return [
            {
              pointer: placed.pointer,
              message: `the glob ${showValue(placed.path)} matches nothing: all of it is excluded`,
              allowed: 'a glob with paths that are not excluded, or no such glob',
            },
          ];
        });
      }),
  },
  {
    code: 'glob-codeowners',
    level: 'error',
    title: 'CODEOWNERS can express who owns what',
    why: 'GitHub asks the owners of the last line that matches. For a glob that no line can express, it would ask nobody or somebody else.',
    source:
      'https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners#codeowners-syntax',
    check: (registry) => {
      const indexes = new Map(registry.surfaces.map((surface, index) => [surface, index]));
      return [...surfacesByRepository(registry).values()].flatMap((surfaces) => {
        const readable = surfaces.filter(({ paths }) => [...paths.include, ...paths.exclude].every(isRead));
        return ownerLines(readable).refusals.map(({ surface, list, index, reason }): Finding => {
          return {
            pointer: pointer('surfaces', indexes.get(surface) ?? 0, 'paths', list, index),
            message: `the glob ${showValue(surface.paths[list][index] ?? '')} cannot be written in CODEOWNERS: ${reason}`,
            allowed:
              'a glob without classes, and none such as "**/a*"; a part that lies wholly in or outside what other surfaces have',
          };
        });
      });
    },
  },
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
