/** The variables by which Causeway finds an emulated GitHub, which needs no second between writes. */ "use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "githubAt", {
    enumerable: true,
    get: function() {
        return githubAt;
    }
});
function githubAt(url) {
    return {
        GITHUB_BASE_URL: url.endsWith('/') ? url : `${url}/`,
        CAUSEWAY_WRITE_DELAY_MS: '0'
    };
}
