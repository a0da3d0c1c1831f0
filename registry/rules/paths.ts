import { ownerLines } from '../code-owners';
import { GlobFault, parseGlob } from '../glob-pattern';
import { areNamesExcluded, globChoices } from '../globs';
import { pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import type { Registry } from '../schema';
import { showValue } from '../secret-looking';
import { surfacesByRepository } from '../selectors';
import { targetFacts } from '../targets';

interface PlacedPath {
  readonly path: string;
  readonly pointer: string;
}

function placedAll(paths: readonly string[], ...at: (string | number)[]): readonly PlacedPath[] {
  return paths.map((path, index) => ({ path, pointer: pointer(...at, index) }));
}

function placedIfSet(path: string | undefined, ...at: (string | number)[]): readonly PlacedPath[] {
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
      include: placedAll(paths.include, 'surfaces', index, 'paths', 'include'),
      exclude: placedAll(paths.exclude, 'surfaces', index, 'paths', 'exclude'),
    })),
    ...scope.lanes.map((lane, index) => ({
      include: placedAll(lane.in, 'scope', 'lanes', index, 'in'),
      exclude: placedAll(lane.out, 'scope', 'lanes', index, 'out'),
    })),
  ];
}

function globs(registry: Registry): readonly PlacedPath[] {
  return lists(registry).flatMap(({ include, exclude }) => [...include, ...exclude]);
}

function plainPaths({ surfaces, slo, waivers, readiness, trust }: Registry): readonly PlacedPath[] {
  return [
    ...surfaces.flatMap(({ build, target }, index) => {
      const linked = targetFacts(target).netlify?.linked;
      return [
        ...placedIfSet(build?.output, 'surfaces', index, 'build', 'output'),
        ...(linked
          ? placedIfSet(linked.publishDirectory, 'surfaces', index, 'target', 'linked', 'publishDirectory')
          : []),
      ];
    }),
    ...placedIfSet(slo, 'slo'),
    ...placedIfSet(waivers, 'waivers'),
    ...placedIfSet(readiness, 'readiness'),
    ...placedIfSet(trust?.root, 'trust', 'root'),
  ];
}

function leavesRoot(path: string): boolean {
  return /^(?:[/\\~]|[A-Za-z]:)/.test(path) || path.includes('\\') || path.split('/').includes('..');
}

/** Paths stay inside the repository; globs are well-formed, match something, and fit into CODEOWNERS. */
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
];
