"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "releaseHandlers", {
    enumerable: true,
    get: function() {
        return releaseHandlers;
    }
});
const _assets = /*#__PURE__*/ _interop_require_wildcard(require("./assets"));
const _releases = /*#__PURE__*/ _interop_require_wildcard(require("./releases"));
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
const releaseHandlers = {
    'repos/create-release': _releases.createRelease,
    'repos/update-release': _releases.updateRelease,
    'repos/get-release': _releases.getRelease,
    'repos/get-release-by-tag': _releases.getReleaseByTag,
    'repos/list-releases': _releases.listReleases,
    'repos/delete-release': _releases.deleteRelease,
    'repos/upload-release-asset': _assets.uploadAsset,
    'repos/list-release-assets': _assets.listAssets,
    'repos/get-release-asset': _assets.getAsset,
    'repos/delete-release-asset': _assets.deleteAsset
};
