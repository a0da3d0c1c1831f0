import { derivedVariableNames } from '../derived-variables';
import { oneOf, pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import type { Registry } from '../schema';
import { isPublishable, secretLooking, showValue } from '../secret-looking';
import { isOnTier } from '../selectors';
import { placedNames, placedValues } from './variable-places';

const GITHUB_DOC = 'docs.github.com "Store information in variables"';

function namesThat(
  registry: Registry,
  isWrong: (name: string) => boolean,
  message: string,
  allowed: string,
): readonly Finding[] {
  return placedNames(registry)
    .filter(({ name }) => isWrong(name))
    .map(({ name, ...place }) => ({ ...place, message: `the name ${showValue(name)} ${message}`, allowed }));
}

/** Names and values of variables. */
export const variableRules: readonly Rule[] = [
  {
    code: 'variable-name-case',
    level: 'error',
    title: 'Names of variables and secrets are upper case',
    why: 'GitHub stores them in upper case, so that another case plans a replacement on every run (W29).',
    source: GITHUB_DOC,
    check: (registry) =>
      namesThat(registry, (name) => name !== name.toUpperCase(), 'is not upper case', 'A to Z, 0 to 9 and _'),
  },
  {
    code: 'variable-name-reserved',
    level: 'error',
    title: 'Names of variables and secrets do not begin with GITHUB_',
    why: 'GitHub refuses the prefix (W29).',
    source: GITHUB_DOC,
    check: (registry) =>
      namesThat(registry, (name) => /^GITHUB_/i.test(name), 'begins with GITHUB_', 'a name without that prefix'),
  },
  {
    code: 'variable-secret-collision',
    level: 'error',
    title: 'No variable of a surface has a secret’s name',
    why: 'A reader could mistake one for the other, and on Netlify they are the same thing.',
    source: 'docs/registry.md',
    check: ({ surfaces }) =>
      surfaces.flatMap(({ id, variables, secrets }, index) =>
        secrets.flatMap(({ name }) =>
          Object.hasOwn(variables, name)
            ? [
                {
                  pointer: pointer('surfaces', index, 'variables', name),
                  at: 'key' as const,
                  message: `${showValue(name)} is both a variable and a secret of ${showValue(id)}`,
                  allowed: 'one of the two',
                },
              ]
            : [],
        ),
      ),
  },
  {
    code: 'variable-derived-collision',
    level: 'error',
    title: 'No variable or secret has the name of a derived repository variable',
    why: 'The derived variables mirror the registry, and a different value under the same name would mislead.',
    source: 'docs/registry.md',
    check: (registry) => {
      const derived = new Set(derivedVariableNames(registry));
      return namesThat(
        registry,
        (name) => derived.has(name.toUpperCase()),
        'is that of a derived repository variable',
        `any name but ${oneOf(derived)}`,
      );
    },
  },
  {
    code: 'variable-repository-collision',
    level: 'error',
    title: 'No variable or secret of a surface has the name of a variable of its repository',
    why: 'If the environment lacks the variable, GitHub silently uses the one of the repository.',
    source: 'docs.github.com "Variables reference": precedence',
    check: ({ surfaces, repositories }) =>
      surfaces.flatMap(({ repository, variables, secrets }, index) => {
        const above = Object.hasOwn(repositories, repository) ? (repositories[repository]?.variables ?? {}) : {};
        const own = [...Object.keys(variables), ...secrets.map(({ name }) => name)];
        return own
          .filter((name) => Object.hasOwn(above, name))
          .map((name) => ({
            pointer: Object.hasOwn(variables, name)
              ? pointer('surfaces', index, 'variables', name)
              : pointer('surfaces', index, 'secrets'),
            message: `${showValue(name)} is also a variable of the repository ${showValue(repository)}`,
            allowed: 'a name that is used at one level only',
          }));
      }),
  },
  {
    code: 'variable-value-missing',
    level: 'error',
    title: 'A variable has a value for each of its surface’s tiers',
    why: 'On that tier alone the variable would be empty, or have the value of another level.',
    source: 'docs.github.com "Variables reference": precedence',
    check: ({ surfaces, tiers }) =>
      surfaces.flatMap((surface, index) =>
        Object.entries(surface.variables).flatMap(([name, variable]) =>
          tiers
            .filter(({ id }) => isOnTier(surface, id) && !Object.hasOwn(variable.values, id))
            .map(({ id }) => ({
              pointer: pointer('surfaces', index, 'variables', name, 'values'),
              message: `the variable ${showValue(name)} of ${showValue(surface.id)} has no value on tier ${showValue(id)}`,
              allowed: `a value for each of ${oneOf(tiers.filter((tier) => isOnTier(surface, tier.id)).map((t) => t.id))}`,
            })),
        ),
      ),
  },
  {
    code: 'variable-public-unknown',
    level: 'error',
    title: 'A variable that a repository declares public is one of its variables',
    why: 'A declaration without a value would make a later value public before anybody looks at it.',
    source: 'registry/schema/organization.ts',
    check: ({ repositories }) =>
      Object.entries(repositories).flatMap(([key, { variables, publicVariables = {} }]) =>
        Object.keys(publicVariables)
          .filter((name) => !Object.hasOwn(variables, name))
          .map((name) => ({
            pointer: pointer('repositories', key, 'publicVariables', name),
            at: 'key' as const,
            message: `the repository ${showValue(key)} has no variable ${showValue(name)} to be public`,
            allowed: oneOf(Object.keys(variables)) || 'none',
          })),
      ),
  },
  {
    code: 'variable-secret-looking',
    level: 'error',
    title: 'No value of a variable looks like a secret',
    why: 'Variables are plain text in the registry, the state, previews and logs.',
    source: 'docs/provider-notes.md W29',
    check: (registry) =>
      placedValues(registry).flatMap(({ name, value, isPublic, pointer: place }) => {
        const what = secretLooking(value);
        if (!what || (isPublic && isPublishable(what))) return [];
        return [
          {
            pointer: place,
            message: `the value of ${showValue(name)} looks like ${what}`,
            allowed: isPublishable(what)
              ? 'plain configuration; a secret goes under secrets, by name only, and is to be rotated now; what everybody may read says why under public (publicVariables of a repository)'
              : 'plain configuration; a secret goes under secrets, by name only, and is to be rotated now',
          },
        ];
      }),
  },
];
