"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "recordApprovals", {
    enumerable: true,
    get: function() {
        return recordApprovals;
    }
});
const _digest = require("../../registry/digest");
const _naming = require("../../registry/naming");
const _approvals = require("../promotion/approvals");
const _reviewers = require("../promotion/reviewers");
const _runfacts = require("../targets/run-facts");
const _desk = require("./desk");
async function recordApprovals(desk, { good }, github) {
    const { registry, surface, tier, run } = desk;
    const [owner = '', repo = ''] = run.repository.split('/');
    const place = {
        owner,
        repo,
        runId: run.runId
    };
    const facts = await (0, _runfacts.readRun)(github, place);
    const reviews = await (0, _runfacts.readReviews)(github, place);
    const reason = 'set the roll-back going';
    const { counted } = (0, _approvals.countApprovals)(reviews, {
        environments: (0, _naming.approvalEnvironmentNames)(registry, tier, surface),
        quorum: 1,
        reviewers: await (0, _reviewers.tierReviewers)(github, registry.organization.login, tier),
        excluded: [
            facts.actor,
            facts.triggeringActor
        ].map((person)=>({
                person,
                reason
            }))
    });
    const { commit = '', bundle = '' } = good.statement.subjects;
    const said = counted.map((approval)=>({
            kind: 'approval',
            subjects: {
                commit,
                bundle
            },
            predicate: {
                ...{
                    ...approval,
                    surface: surface.id,
                    tier: tier.id,
                    state: 'approved'
                },
                ...{
                    runId: run.runId,
                    attempt: run.runAttempt,
                    readBack: (0, _digest.canonicalDigest)(reviews)
                }
            }
        }));
    if (said.length > 0) await (0, _desk.record)(desk, said, `Approvals of the roll-back of ${surface.id} on ${tier.id}`);
    return await (0, _desk.readBook)(desk);
}
