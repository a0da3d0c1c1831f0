"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "branchHead", {
    enumerable: true,
    get: function() {
        return branchHead;
    }
});
const _git = require("../../../evidence/git/git");
function branchHead(clone, branch, remote = 'origin') {
    for (const ref of [
        `refs/remotes/${remote}/${branch}`,
        `refs/heads/${branch}`
    ]){
        const { code, stdout } = (0, _git.git)(clone, 'rev-parse', '--verify', '--quiet', `${ref}^{commit}`);
        if (code === 0) return stdout.toString('utf8').trim();
    }
    return undefined;
}
