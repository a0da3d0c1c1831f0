"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "deploymentFacts", {
    enumerable: true,
    get: function() {
        return deploymentFacts;
    }
});
const _deployments = require("./deployments");
function people(count) {
    return count === 0 ? 'without a second person' : count === 1 ? 'with one other person' : `with ${count} other people`;
}
function scopeOf({ surface, tier }) {
    return `deployment ${surface}/${tier}`;
}
// Reviewers of an approval that was not there before open nothing: they hold back.
function approvalScope(deployment) {
    return `${scopeOf(deployment)} approval`;
}
function scopeFact(deployment) {
    const { surface, tier, others } = deployment;
    const who = (0, _deployments.whoAsks)(deployment);
    return {
        sense: 'grant',
        scope: scopeOf(deployment),
        target: surface,
        group: `deploys|${tier}|${who}|${others}`,
        added: (all)=>`this change lets ${who} deploy the new ${all} to ${tier} ${people(others)}`,
        removed: (all)=>`${all} is no longer deployed to ${tier}`
    };
}
function factsOf(deployment) {
    const { surface, tier, repository, branches, reviewers, adminsBypass, secrets, site } = deployment;
    const about = {
        scope: scopeOf(deployment),
        target: surface
    };
    const fact = (fields)=>({
            ...about,
            ...fields
        });
    const approval = (fields)=>({
            ...fields,
            target: surface,
            scope: approvalScope(deployment)
        });
    return [
        ...branches.map((branch)=>fact({
                sense: 'grant',
                group: `branch|${tier}|${repository}|${branch}`,
                added: (all)=>`this change lets the branch ${branch} of ${repository} deploy ${all} to ${tier}`,
                removed: (all)=>`the branch ${branch} of ${repository} no longer deploys ${all} to ${tier}`
            })),
        ...reviewers.map((reviewer)=>approval({
                sense: 'grant',
                group: `reviewer|${tier}|${reviewer}`,
                added: (all)=>`adds a reviewer: ${reviewer} can let ${all} through to ${tier}`,
                removed: (all)=>`removes a reviewer: ${reviewer} no longer lets ${all} through to ${tier}`
            })),
        ...adminsBypass ? [
            approval({
                sense: 'grant',
                group: `admins|${tier}|${repository}`,
                added: (all)=>`this change lets administrators of ${repository} deploy ${all} to ${tier} without a second person (adminsBypass)`,
                removed: (all)=>`administrators of ${repository} no longer bypass the approval of ${all} on ${tier}`
            })
        ] : [],
        ...[
            ...secrets,
            ...site?.secrets.map((name)=>`${name} (Netlify)`) ?? []
        ].map((name)=>fact({
                sense: 'grant',
                group: `secret|${tier}|${name}`,
                added: (all)=>`this change gives deploys of ${all} to ${tier} the secret ${name}`,
                removed: (all)=>`deploys of ${all} to ${tier} no longer hold the secret ${name}`
            })),
        ...site ? [
            fact({
                sense: 'grant',
                group: `site|${tier}|${site.team}/${site.name}`,
                added: (all)=>`this change lets ${all} publish the Netlify site ${site.team}/${site.name} on ${tier}`,
                removed: (all)=>`${all} no longer publishes the Netlify site ${site.team}/${site.name} on ${tier}`
            })
        ] : []
    ];
}
// The number of others decides the sentence; the quorum is in it because that is what the registry's reader changed.
function levelOf(deployment) {
    const { surface, tier, others } = deployment;
    const who = (0, _deployments.whoAsks)(deployment);
    return {
        id: 'others',
        scope: scopeOf(deployment),
        target: surface,
        group: `others|${tier}|${who}`,
        value: others,
        changed: (all, from, to)=>to === 0 ? `this change lets ${who} deploy ${all} to ${tier} without a second person` : `the quorum of ${all} on ${tier} ${to < from ? 'falls' : 'rises'} from ${from} to ${to}`
    };
}
function deploymentFacts(deployments) {
    return {
        facts: deployments.flatMap(factsOf),
        levels: deployments.map(levelOf),
        scopes: new Map(deployments.flatMap((each)=>[
                [
                    scopeOf(each),
                    scopeFact(each)
                ],
                ...each.quorum > 0 ? [
                    [
                        approvalScope(each),
                        undefined
                    ]
                ] : []
            ]))
    };
}
