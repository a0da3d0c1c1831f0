import { addressText } from '../../../plan/address';
import { pointer } from '../../../registry/problem';
import { byAddress } from '../../declared';
import type { StackRule } from '../../rule';

/** Every repository's Actions settings are declared. */
export const repositorySettings: StackRule = {
  code: 'completeness-repository-settings',
  title: "Every repository's Actions settings are declared",
  why: 'A setting that is not declared stays as somebody left it, which may allow any action and a token that writes.',
  fix: "Declare the repository's allowed actions and workflow permissions.",
  severity: 'high',
  category: 'completeness',
  docs: 'https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/enabling-features-for-your-repository/managing-github-actions-settings-for-a-repository',
  level: 'mandatory',
  milestone: 'M1',
  scope: 'stack',
  check(views, context) {
    if (!('repositories' in context.plan)) return [];
    const declared = byAddress(views, context);
    return context.plan.repositories.flatMap(({ key, repository }) =>
      [
        { kind: 'actions', what: 'allowed actions', at: 'allowedActions' } as const,
        { kind: 'workflow-permissions', what: 'workflow permissions', at: 'workflowPermissions' } as const,
      ]
        .filter(({ kind }) => !declared.has(addressText({ kind, repository: repository.name })))
        .map(({ what, at }) => ({
          what: `the ${what} of ${repository.name} are not declared`,
          pointer: pointer('repositories', key, at),
        })),
    );
  },
};
