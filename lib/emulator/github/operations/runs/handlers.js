"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "runHandlers", {
    enumerable: true,
    get: function() {
        return runHandlers;
    }
});
const _artifacts = /*#__PURE__*/ _interop_require_wildcard(require("./artifacts"));
const _deployments = /*#__PURE__*/ _interop_require_wildcard(require("./deployments"));
const _reviews = /*#__PURE__*/ _interop_require_wildcard(require("./reviews"));
const _runs = /*#__PURE__*/ _interop_require_wildcard(require("./runs"));
const _workflows = /*#__PURE__*/ _interop_require_wildcard(require("./workflows"));
function _getRequireWildcardCache(nodeInterop) {
    if (typeof WeakMap !== "function") return null;
    var cacheBabelInterop = new WeakMap();
    var cacheNodeInterop = new WeakMap();
    return (_getRequireWildcardCache = function(nodeInterop) {
        return nodeInterop ? cacheNodeInterop : cacheBabelInterop;
    })(nodeInterop);
}
function _interop_require_wildcard(obj, nodeInterop) {
    if (!nodeInterop && obj && obj.__esModule) return obj;
    if (obj === null || typeof obj !== "object" && typeof obj !== "function") return {
        default: obj
    };
    var cache = _getRequireWildcardCache(nodeInterop);
    if (cache && cache.has(obj)) return cache.get(obj);
    var newObj = {
        __proto__: null
    };
    var hasPropertyDescriptor = Object.defineProperty && Object.getOwnPropertyDescriptor;
    for(var key in obj){
        if (key !== "default" && Object.prototype.hasOwnProperty.call(obj, key)) {
            var desc = hasPropertyDescriptor ? Object.getOwnPropertyDescriptor(obj, key) : null;
            if (desc && (desc.get || desc.set)) Object.defineProperty(newObj, key, desc);
            else newObj[key] = obj[key];
        }
    }
    newObj.default = obj;
    if (cache) cache.set(obj, newObj);
    return newObj;
}
const runHandlers = {
    'actions/list-repo-workflows': _workflows.listWorkflows,
    'actions/get-workflow': _workflows.getWorkflow,
    'actions/create-workflow-dispatch': _workflows.dispatchWorkflow,
    'actions/list-workflow-runs': _runs.listWorkflowRuns,
    'actions/list-workflow-runs-for-repo': _runs.listRuns,
    'actions/get-workflow-run': _runs.getRun,
    'actions/get-workflow-run-attempt': _runs.getRunAttempt,
    'actions/re-run-workflow': _runs.rerunRun,
    'actions/cancel-workflow-run': _runs.cancel,
    'actions/list-jobs-for-workflow-run': _runs.listJobs,
    'actions/list-jobs-for-workflow-run-attempt': _runs.listAttemptJobs,
    'actions/get-job-for-workflow-run': _runs.getJob,
    'actions/get-reviews-for-run': _reviews.listReviews,
    'actions/get-pending-deployments-for-run': _reviews.listPending,
    'actions/review-pending-deployments-for-run': _reviews.reviewPending,
    'actions/list-artifacts-for-repo': _artifacts.listArtifacts,
    'actions/list-workflow-run-artifacts': _artifacts.listRunArtifacts,
    'actions/get-artifact': _artifacts.getArtifact,
    'actions/download-artifact': _artifacts.downloadArtifact,
    'repos/list-deployments': _deployments.listDeployments,
    'repos/get-deployment': _deployments.getDeployment,
    'repos/list-deployment-statuses': _deployments.listDeploymentStatuses
};
