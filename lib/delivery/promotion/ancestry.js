"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "ancestryOf", {
    enumerable: true,
    get: function() {
        return ancestryOf;
    }
});
function ancestryOf(compared, branch) {
    const answer = (relation, reason)=>{
        const head = compared?.commits.at(-1)?.sha ?? (compared?.status === 'identical' ? compared.base.sha : null);
        return {
            branch,
            head,
            relation,
            reason
        };
    };
    if (!compared) return answer('unknown', `GitHub cannot compare the release commit with ${branch}`);
    const { status, base, commits } = compared;
    if (status === 'identical') return answer('equal', `it is the head of ${branch}`);
    if (status === 'ahead') return answer('ancestor', `${branch} contains it`);
    const tree = base.commit.tree.sha;
    if (commits.some(({ commit })=>commit.tree.sha === tree)) {
        const reason = `${branch} has the same files under another commit: it was squashed or rebased, and is no longer what was tested`;
        return answer('squashed', reason);
    }
    return answer('apart', `${branch} does not contain it`);
}
