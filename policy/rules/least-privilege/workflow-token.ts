import { repositoryPointer } from '../../pointers';
import { TYPE } from '../../resource-types';
import type { ResourceRule } from '../../rule';
import { textOf } from '../../view';

/** A workflow's token only reads unless a job asks for more, and approves no pull request. */
export const workflowToken: ResourceRule = {
  code: 'least-privilege-workflow-token',
  title: "Workflows' own token is read-only by default",
  why: 'Every action of every job can use a token that writes by default. A token that approves pull requests makes review a formality.',
  fix: "Leave the repository's `workflowPermissions` at `read`; jobs name the permissions that they need.",
  severity: 'high',
  category: 'least-privilege',
  docs: 'https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/enabling-features-for-your-repository/managing-github-actions-settings-for-a-repository#setting-the-permissions-of-the-github_token-for-your-repository',
  level: 'mandatory',
  milestone: 'M1',
  scope: 'resource',
  types: [TYPE.workflowPermissions],
  check({ props }, context) {
    const repository = textOf(props, 'repository');
    const at = repositoryPointer(context, repository, 'workflowPermissions');
    return [
      ...(props['defaultWorkflowPermissions'] === 'read'
        ? []
        : [{ what: `the workflow token of ${repository} may write by default`, pointer: at }]),
      ...(props['canApprovePullRequestReviews'] === true
        ? [{ what: `workflows of ${repository} may approve pull requests`, pointer: at }]
        : []),
    ];
  },
};
