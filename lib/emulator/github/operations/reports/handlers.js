"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "reportHandlers", {
    enumerable: true,
    get: function() {
        return reportHandlers;
    }
});
const _checks = /*#__PURE__*/ _interop_require_wildcard(require("./checks"));
const _issues = /*#__PURE__*/ _interop_require_wildcard(require("./issues"));
const _sarif = /*#__PURE__*/ _interop_require_wildcard(require("./sarif"));
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
const reportHandlers = {
    'checks/create': _checks.createCheck,
    'checks/update': _checks.updateCheck,
    'checks/list-for-ref': _checks.listChecks,
    'issues/create': _issues.createIssue,
    'issues/update': _issues.updateIssue,
    'issues/list-for-repo': _issues.listIssues,
    'issues/list-comments': _issues.listComments,
    'issues/create-comment': _issues.createComment,
    'issues/update-comment': _issues.updateComment,
    'code-scanning/upload-sarif': _sarif.uploadSarif,
    'code-scanning/get-sarif': _sarif.getSarif
};
