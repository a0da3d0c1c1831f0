import { pointer } from '../../../registry/problem';
import { repositoryPointer } from '../../pointers';
import { SHARED_NAME_TYPES, TYPE } from '../../resource-types';
import type { ResourceRule } from '../../rule';
import { textOf } from '../../view';

/** No secret or variable of a repository, an organization or a Netlify team has the name of an environment's or a site's. */
export const shadowedNames: ResourceRule = {
  code: 'isolation-shadowed-names',
  title: "Nothing shared has the name of an environment's secret or variable",
  why: 'GitHub prefers the environment to the repository and the organization. If a tier lacks the name, its job silently gets the shared value. A Netlify team variable reaches every site of the team.',
  fix: 'Rename or remove the shared one, and give every tier its own value.',
  severity: 'high',
  category: 'isolation',
  docs: 'https://docs.github.com/en/actions/reference/security/secrets#naming-your-secrets',
  level: 'mandatory',
  milestone: 'M0',
  scope: 'resource',
  types: [...SHARED_NAME_TYPES, TYPE.siteVariable],
  check({ type, props }, context) {
    const { catalog } = context;
    if (type === TYPE.siteVariable) {
      // `in` asks whether a site is named at all: a new site's id is unknown before its creation.
      const key = textOf(props, 'key');
      if ('siteId' in props || key === undefined || !catalog.netlifyNames().has(key.toUpperCase())) return [];
      return [{ what: `the Netlify team variable ${key} has the name of a site's`, pointer: pointer('surfaces') }];
    }
    const repository = 'repository' in props ? textOf(props, 'repository') : undefined;
    const name = textOf(props, 'variableName' in props ? 'variableName' : 'secretName');
    if (name === undefined || !catalog.environmentNames(repository).has(name.toUpperCase())) return [];
    const where = repository === undefined ? 'the organization' : `the repository ${repository}`;
    return [
      {
        what: `${name} of ${where} has the name of an environment's secret or variable`,
        pointer: repositoryPointer(context, repository, 'variables', name),
      },
    ];
  },
};
