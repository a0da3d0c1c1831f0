import { type Identities } from '../plan/identities';
import type { EnvironmentPlan } from '../plan/types';
/** An environment's inputs: plain values only, so that policies see no unknown in a preview. */
export declare function environmentArgs(plan: EnvironmentPlan, identities: Identities): {
    deploymentBranchPolicy: {
        protectedBranches: false;
        customBranchPolicies: true;
    };
    reviewers?: {
        users: number[];
        teams: number[];
    }[];
    repository: string;
    environment: string;
    waitTimer: number;
    canAdminsBypass: boolean;
    preventSelfReview: boolean;
};
/** One exact branch that may deploy to an environment. */
export declare function branchPolicyArgs(plan: EnvironmentPlan, branch: string): {
    repository: string;
    environment: string;
    branchPattern: string;
};
/** One plain variable of an environment. */
export declare function environmentVariableArgs(plan: EnvironmentPlan, name: string, value: string): {
    repository: string;
    environment: string;
    variableName: string;
    value: string;
};
