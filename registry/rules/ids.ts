import { githubName } from '../github-name';
import { FOUNDATION } from '../naming';
import { pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import type { Registry } from '../schema';
import { showValue } from '../secret-looking';
import { repeatedItems } from './deployments';

const SOURCE = 'docs/registry.md';

function uniqueIds(
  code: string,
  what: string,
  path: readonly string[],
  itemsOf: (registry: Registry) => readonly { readonly id: string }[],
): Rule {
  return {
    code,
    level: 'error',
    title: `Each ${what} has an id of its own`,
    why: 'Names, logical names and evidence are derived from ids.',
    source: SOURCE,
    check: (registry) =>
      repeatedItems(
        itemsOf(registry).map(({ id }, index) => ({ id, index })),
        ({ id }) => id,
      ).map(
        ({ first, repetition }): Finding => ({
          pointer: pointer(...path, repetition.index, 'id'),
          message: `the ${what} ${showValue(repetition.id)} is already at ${pointer(...path, first.index)}`,
          allowed: `an id that no other ${what} has`,
        }),
      ),
  };
}

/** Ids and repository names occur once; stacks' own names are reserved. */
export const idRules: readonly Rule[] = [
  uniqueIds('surface-id-duplicate', 'surface', ['surfaces'], ({ surfaces }) => surfaces),
  uniqueIds('tier-id-duplicate', 'tier', ['tiers'], ({ tiers }) => tiers),
  uniqueIds('check-id-duplicate', 'check', ['checks'], ({ checks }) => checks),
  uniqueIds('lane-id-duplicate', 'lane', ['scope', 'lanes'], ({ scope }) => scope.lanes),
  uniqueIds('trust-id-duplicate', 'trust entry', ['trust', 'entries'], ({ trust }) => trust?.entries ?? []),
  {
    code: 'tier-id-reserved',
    level: 'error',
    title: 'No tier is called foundation',
    why: 'A stack has the name of its tier, and the stack for repositories has the name foundation.',
    source: 'docs/architecture.md',
    check: ({ tiers }) =>
      tiers.flatMap(({ id }, index) =>
        id === FOUNDATION
          ? [
              {
                pointer: pointer('tiers', index, 'id'),
                message: `the tier id ${showValue(id)} is the name of another stack`,
                allowed: `any id but "${FOUNDATION}"`,
              },
            ]
          : [],
      ),
  },
  {
    code: 'repository-name-duplicate',
    level: 'error',
    title: 'Each repository is listed in the registry once',
    why: 'Two keys for one repository would own the same rulesets and environments. GitHub ignores case in names.',
    source: SOURCE,
    check: ({ repositories }) =>
      repeatedItems(Object.entries(repositories), ([, { name }]) => githubName(name)).map(({ first, repetition }) => ({
        pointer: pointer('repositories', repetition[0], 'name'),
        message: `the repository ${showValue(repetition[1].name)} is already at ${pointer('repositories', first[0])}`,
        allowed: 'a repository under one key',
      })),
  },
  {
    code: 'repository-number-duplicate',
    level: 'error',
    title: 'Each repository has a numeric id of its own',
    why: 'Trust compares GitHub’s numeric ids, because somebody else can take over a name.',
    source: SOURCE,
    check: ({ repositories }) =>
      repeatedItems(
        Object.entries(repositories).filter(([, { id }]) => id !== undefined),
        ([, { id }]) => String(id),
      ).map(({ first, repetition }) => ({
        pointer: pointer('repositories', repetition[0], 'id'),
        message: `the repository id ${repetition[1].id} is already at ${pointer('repositories', first[0])}`,
        allowed: 'the id that GitHub gives for this repository',
      })),
  },
];
