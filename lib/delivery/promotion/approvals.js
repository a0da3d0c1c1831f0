"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "countApprovals", {
    enumerable: true,
    get: function() {
        return countApprovals;
    }
});
const _githubname = require("../../registry/github-name");
// GitHub keeps its own accounts for people; ids stay when logins change hands.
function refusalOf(user, { reviewers, excluded }) {
    if (!reviewers.some(({ id })=>id === user.id)) return 'is no reviewer of the tier now';
    return excluded.find(({ person })=>person.id === user.id)?.reason;
}
function countApprovals(reviews, rules) {
    const counted = [];
    const uncounted = [];
    let rejectedBy;
    for (const { state, user, environments } of reviews){
        for (const { name } of environments){
            // Counted under the registry's spelling: GitHub tells of the one that the environment was made with.
            const environment = rules.environments.find((each)=>(0, _githubname.isSameName)(each, name));
            if (environment === undefined) continue;
            const { id: userId, login } = user;
            if (state !== 'approved') {
                rejectedBy ??= login;
                uncounted.push({
                    environment,
                    login,
                    reason: state
                });
                continue;
            }
            const isTwice = counted.some((each)=>each.userId === userId || each.environment === environment);
            const refusal = refusalOf(user, rules) ?? (isTwice ? 'was counted already' : undefined);
            if (refusal === undefined) counted.push({
                environment,
                userId,
                login
            });
            else uncounted.push({
                environment,
                login,
                reason: refusal
            });
        }
    }
    const { quorum } = rules;
    const ok = rejectedBy === undefined && counted.length >= quorum;
    const reason = rejectedBy === undefined ? `${counted.length} of ${quorum} people approved` : `${rejectedBy} rejected it`;
    return {
        ok,
        counted,
        uncounted,
        quorum,
        reason
    };
}
