import { repositoryPointer } from '../../pointers';
import { TYPE } from '../../resource-types';
import type { ResourceRule } from '../../rule';
import { recordOf, textOf, textsOf } from '../../view';

/** Workflows use selected actions, not any. */
export const allowedActions: ResourceRule = {
  code: 'least-privilege-allowed-actions',
  title: 'Workflows may use selected actions only',
  why: 'Every action runs with the secrets of its job, so that an action of an unknown author gets them too.',
  fix: "Set the repository's `allowedActions` to `selected` (or `local_only`) and name owners, not `*`.",
  severity: 'high',
  category: 'least-privilege',
  docs: 'https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/enabling-features-for-your-repository/managing-github-actions-settings-for-a-repository#managing-github-actions-permissions-for-your-repository',
  level: 'mandatory',
  milestone: 'M1',
  scope: 'resource',
  types: [TYPE.actions],
  check({ props }, context) {
    const repository = textOf(props, 'repository');
    const at = repositoryPointer(context, repository, 'allowedActions');
    const mode = textOf(props, 'allowedActions');
    if (mode !== 'selected' && mode !== 'local_only') {
      return [{ what: `workflows of ${repository} may use any action`, pointer: at }];
    }
    // A pattern with a wildcard owner names no particular owner.
    const open = textsOf(recordOf(props, 'allowedActionsConfig'), 'patternsAlloweds').filter((pattern) =>
      /^[^/]*\*[^/]*(\/|$)/.test(pattern.replace(/@.*$/, '')),
    );
    return open.map((pattern) => ({ what: `workflows of ${repository} may use ${pattern}`, pointer: at }));
  },
};
