import { globChoices, staticPrefix } from '../globs';
import { pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import type { Registry } from '../schema';

/** The most globs that begin in one folder of a repository: each is compared with each. */
const MAX_IN_FOLDER = 2000;
/** The most steps of comparing one list of globs with the list that excludes from it, over all lists. */
const MAX_STEPS = 5_000_000;

const stepsOf = (globs: readonly string[]) => globs.flatMap(globChoices).reduce((sum, names) => sum + names.length, 0);

function crowded({ surfaces }: Registry): readonly Finding[] {
  const counts = new Map<string, number>();
  return surfaces.flatMap(({ repository, paths }, index) =>
    paths.include.flatMap((glob, at): Finding[] => {
      const folder = staticPrefix(glob).join('/');
      const key = JSON.stringify([repository, folder]);
      const count = (counts.get(key) ?? 0) + globChoices(glob).length;
      counts.set(key, count);
      if (count <= MAX_IN_FOLDER) return [];
      return [
        {
          pointer: pointer('surfaces', index, 'paths', 'include', at),
          message: `more than ${MAX_IN_FOLDER} globs begin in the folder "${folder}" of one repository`,
          allowed: `at most ${MAX_IN_FOLDER} globs, choices of braces included; begin a glob with a folder of its own`,
        },
      ];
    }),
  );
}

function costly({ surfaces, scope }: Registry): readonly Finding[] {
  const lists = [
    ...surfaces.map(({ paths }, index) => ({ ...paths, at: pointer('surfaces', index, 'paths', 'exclude') })),
    ...scope.lanes.map((lane, index) => ({
      include: lane.in,
      exclude: lane.out,
      at: pointer('scope', 'lanes', index, 'out'),
    })),
  ];
  let left = MAX_STEPS;
  return lists.flatMap(({ include, exclude, at }): Finding[] => {
    left -= exclude.length === 0 ? 0 : stepsOf(include) * stepsOf(exclude);
    const message = 'comparing all exclusions with the globs that they exclude from would take too long';
    return left >= 0 ? [] : [{ pointer: at, message, allowed: 'fewer or shorter exclusions' }];
  });
}

/** What later rules would take too long for. They do not run where this rule finds something. */
export const globCostRule: Rule = {
  code: 'glob-too-many',
  level: 'error',
  title: 'Globs can be compared in bounded time',
  why: 'Globs of one folder, and exclusions with what they exclude from, are compared in pairs: thousands of them would stop every check.',
  source: 'CWE-1333; CWE-407',
  check: (registry) => [...crowded(registry), ...costly(registry)],
};
