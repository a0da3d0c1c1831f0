import type * as github from '@pulumi/github';
import type { RepositoryPlan, VariablePlan } from '../plan/types';

/** Which actions may run in the repository's workflows. */
export function actionsArgs({ repository, actions }: RepositoryPlan) {
  return {
    repository: repository.name,
    enabled: true,
    allowedActions: actions.mode,
    ...(actions.mode === 'selected'
      ? {
          allowedActionsConfig: {
            githubOwnedAllowed: actions.githubOwned,
            verifiedAllowed: actions.verified,
            patternsAlloweds: [...actions.patterns],
          },
        }
      : {}),
  } satisfies github.ActionsRepositoryPermissionsArgs;
}

/** The default permissions of a workflow's token. It never approves pull requests. */
export function workflowArgs({ repository, workflowPermissions }: RepositoryPlan) {
  return {
    repository: repository.name,
    defaultWorkflowPermissions: workflowPermissions,
    canApprovePullRequestReviews: false,
  } satisfies github.WorkflowRepositoryPermissionsArgs;
}

/** One plain variable of the repository. */
export function repositoryVariableArgs({ repository }: RepositoryPlan, { name, value }: VariablePlan) {
  return { repository: repository.name, variableName: name, value } satisfies github.ActionsVariableArgs;
}
