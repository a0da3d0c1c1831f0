"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "gitHandlers", {
    enumerable: true,
    get: function() {
        return gitHandlers;
    }
});
const _commits = /*#__PURE__*/ _interop_require_wildcard(require("./commits"));
const _files = /*#__PURE__*/ _interop_require_wildcard(require("./files"));
const _objects = /*#__PURE__*/ _interop_require_wildcard(require("./objects"));
const _pulls = /*#__PURE__*/ _interop_require_wildcard(require("./pulls"));
const _refs = /*#__PURE__*/ _interop_require_wildcard(require("./refs"));
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
const gitHandlers = {
    'git/get-ref': _refs.getRef,
    'git/list-matching-refs': _refs.listMatchingRefs,
    'git/create-ref': _refs.createRef,
    'git/update-ref': _refs.updateRef,
    'git/delete-ref': _refs.deleteRef,
    'git/get-commit': _objects.getGitCommit,
    'git/create-commit': _objects.createGitCommit,
    'git/get-tree': _objects.getTree,
    'git/create-tree': _objects.createTree,
    'git/get-blob': _objects.getBlob,
    'git/create-blob': _objects.createBlob,
    'repos/list-tags': _refs.listTags,
    'repos/list-commits': _commits.listCommits,
    'repos/get-commit': _commits.getCommit,
    'repos/compare-commits-with-basehead': _commits.compare,
    'repos/create-or-update-file-contents': _files.putFile,
    'repos/delete-file': _files.deleteFile,
    'repos/list-pull-requests-associated-with-commit': _pulls.listPullsOfCommit,
    'pulls/get': _pulls.getPull,
    'pulls/list-files': _pulls.listPullFiles,
    'pulls/list-commits': _pulls.listPullCommits
};
