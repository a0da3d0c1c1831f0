"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
function _export(target, all) {
    for(var name in all)Object.defineProperty(target, name, {
        enumerable: true,
        get: Object.getOwnPropertyDescriptor(all, name).get
    });
}
_export(exports, {
    get ancestryIn () {
        return ancestryIn;
    },
    get orderIn () {
        return orderIn;
    }
});
const _commit = require("../../../evidence/git/commit");
const _git = require("../../../evidence/git/git");
const _remote = require("../../../evidence/git/remote");
const _usererror = require("../../../registry/user-error");
const _branchhead = require("./branch-head");
/** How many commits of the branch are looked through for one that holds the release's files under another id. */ const LOOKED_THROUGH = 1000;
function isSquashed(clone, commit, head) {
    const tree = (0, _git.gitText)(clone, 'rev-parse', `${commit}^{tree}`);
    const { code, stdout } = (0, _git.git)(clone, 'log', '--format=%T', `--max-count=${LOOKED_THROUGH}`, head, `^${commit}`);
    return code === 0 && stdout.toString('utf8').split('\n').includes(tree);
}
function ancestryIn(clone, commit, branch) {
    const unknown = (reason, head = null)=>({
            branch,
            head,
            relation: 'unknown',
            reason
        });
    try {
        (0, _commit.requireWholeRepository)(clone);
        const head = (0, _branchhead.branchHead)(clone, branch);
        if (head === undefined) return unknown(`the clone has no branch ${branch}`);
        if (!(0, _remote.hasCommit)(clone, commit)) return unknown('the clone does not have the release commit', head);
        if (commit === head) return {
            branch,
            head,
            relation: 'equal',
            reason: `it is the head of ${branch}`
        };
        if ((0, _remote.isAncestor)(clone, commit, head)) {
            return {
                branch,
                head,
                relation: 'ancestor',
                reason: `${branch} contains it`
            };
        }
        if (isSquashed(clone, commit, head)) {
            const reason = `${branch} has the same files under another commit: it was squashed or rebased, and is no longer what was tested`;
            return {
                branch,
                head,
                relation: 'squashed',
                reason
            };
        }
        return {
            branch,
            head,
            relation: 'apart',
            reason: `${branch} does not contain it`
        };
    } catch (error) {
        if (error instanceof _usererror.UserError) return unknown(error.message);
        throw error;
    }
}
function orderIn(clone, ancestor, descendant) {
    try {
        return (0, _remote.isAncestor)(clone, ancestor, descendant);
    } catch (error) {
        if (error instanceof _usererror.UserError) return null;
        throw error;
    }
}
