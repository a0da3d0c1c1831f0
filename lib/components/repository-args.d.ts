import type { RepositoryPlan, VariablePlan } from '../plan/types';
/** Which actions may run in the repository's workflows. */
export declare function actionsArgs({ repository, actions }: RepositoryPlan): {
    allowedActionsConfig?: {
        githubOwnedAllowed: boolean;
        verifiedAllowed: boolean;
        patternsAlloweds: string[];
    };
    repository: string;
    enabled: true;
    allowedActions: "all" | "local_only" | "selected";
};
/** What a workflow's own token may do by default; it never approves pull requests. */
export declare function workflowArgs({ repository, workflowPermissions }: RepositoryPlan): {
    repository: string;
    defaultWorkflowPermissions: "read" | "write";
    canApprovePullRequestReviews: false;
};
/** One plain variable of the repository. */
export declare function repositoryVariableArgs({ repository }: RepositoryPlan, { name, value }: VariablePlan): {
    repository: string;
    variableName: string;
    value: string;
};
