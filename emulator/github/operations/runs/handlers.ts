import type { Handler } from '../../../core/exchange';
import type { GithubCaller } from '../../transport/identities';
import type { GithubWorld } from '../../world';
import * as artifacts from './artifacts';
import * as deployments from './deployments';
import * as reviews from './reviews';
import * as runs from './runs';
import * as workflows from './workflows';

/** Workflows, their runs, and the results of runs. */
export const runHandlers: Readonly<Record<string, Handler<GithubWorld, GithubCaller>>> = {
  'actions/list-repo-workflows': workflows.listWorkflows,
  'actions/get-workflow': workflows.getWorkflow,
  'actions/create-workflow-dispatch': workflows.dispatchWorkflow,
  'actions/list-workflow-runs': runs.listWorkflowRuns,
  'actions/list-workflow-runs-for-repo': runs.listRuns,
  'actions/get-workflow-run': runs.getRun,
  'actions/get-workflow-run-attempt': runs.getRunAttempt,
  'actions/re-run-workflow': runs.rerunRun,
  'actions/cancel-workflow-run': runs.cancel,
  'actions/list-jobs-for-workflow-run': runs.listJobs,
  'actions/list-jobs-for-workflow-run-attempt': runs.listAttemptJobs,
  'actions/get-job-for-workflow-run': runs.getJob,
  'actions/get-reviews-for-run': reviews.listReviews,
  'actions/get-pending-deployments-for-run': reviews.listPending,
  'actions/review-pending-deployments-for-run': reviews.reviewPending,
  'actions/list-artifacts-for-repo': artifacts.listArtifacts,
  'actions/list-workflow-run-artifacts': artifacts.listRunArtifacts,
  'actions/get-artifact': artifacts.getArtifact,
  'actions/download-artifact': artifacts.downloadArtifact,
  'repos/list-deployments': deployments.listDeployments,
  'repos/get-deployment': deployments.getDeployment,
  'repos/list-deployment-statuses': deployments.listDeploymentStatuses,
};
