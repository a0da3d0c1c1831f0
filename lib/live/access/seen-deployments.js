"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "seenDeployments", {
    enumerable: true,
    get: function() {
        return seenDeployments;
    }
});
const _address = require("../../plan/address");
const _sorted = require("../../plan/sorted");
const _selectors = require("../../registry/selectors");
const _compare = require("../compare");
const _deployments = require("./deployments");
const _seenworld = require("./seen-world");
function gateSeen(world, address, planned) {
    const seen = (0, _seenworld.seenAt)(world, address);
    if (seen === 'unknown') return planned;
    // GitHub makes an environment that is not there on the fly, without any protection.
    if (seen === 'gone') return {
        reviewers: [],
        isOwnRefused: false,
        adminsBypass: false
    };
    return {
        reviewers: (0, _seenworld.principalsOf)((0, _seenworld.fieldOr)(world, seen, 'reviewers', planned.reviewers), planned.reviewers),
        isOwnRefused: (0, _seenworld.fieldOr)(world, seen, 'preventSelfReview', planned.isOwnRefused) === true,
        adminsBypass: (0, _seenworld.fieldOr)(world, seen, 'adminsBypass', planned.adminsBypass) === true
    };
}
function secretsSeen(world, { repository, environment }, planned) {
    const list = {
        list: 'secret',
        repository,
        environment
    };
    return (0, _seenworld.isBlind)(world, list) ? planned : (0, _sorted.sortedSet)((0, _seenworld.namesIn)(world, list));
}
function siteSeen(world, site) {
    const address = (0, _address.siteAddress)(site);
    const list = {
        list: 'variable',
        team: site.team,
        site: site.name
    };
    const seen = (0, _seenworld.seenAt)(world, address);
    if (seen === 'gone') return undefined;
    if (seen === 'unknown' || (0, _seenworld.isBlind)(world, list)) return site;
    const secrets = (0, _seenworld.objectsIn)(world, list).filter(({ address: own, fields })=>fields['secret'] === true || (0, _compare.isHidden)(world.unverified, own, 'secret')).map(_seenworld.nameOf);
    return {
        ...site,
        secrets: (0, _sorted.sortedSet)(secrets)
    };
}
function deploymentSeen(registry, world, planned) {
    const { repository, environment, approvals, reviewers, adminsBypass, site: plannedSite, ...rest } = planned;
    const approval = (0, _selectors.findTier)(registry, planned.tier)?.approval;
    const gate = {
        reviewers,
        isOwnRefused: approval?.preventSelfReview === true,
        adminsBypass
    };
    const at = (name)=>({
            kind: 'environment',
            repository,
            environment: name
        });
    const all = approvals.map((name)=>gateSeen(world, at(name), gate));
    const gates = all.filter((each)=>each.reviewers.length > 0);
    const deploy = (0, _seenworld.seenAt)(world, at(environment));
    const site = plannedSite && siteSeen(world, plannedSite);
    const quorum = gates.length;
    const bypass = gates.some((each)=>each.adminsBypass);
    return {
        ...{
            ...rest,
            repository,
            environment,
            approvals,
            quorum
        },
        reviewers: (0, _sorted.sortedSet)(gates.flatMap((each)=>each.reviewers)),
        others: Math.max(0, gates.every(({ isOwnRefused })=>isOwnRefused) ? quorum : quorum - 1),
        adminsBypass: approvals.length === 0 ? adminsBypass : bypass,
        ...deploy === 'unknown' ? {} : deploy === 'gone' ? {
            branches: [
                '*'
            ],
            secrets: []
        } : {
            branches: (0, _seenworld.branchesSeen)(world, at(environment), deploy, planned.branches),
            secrets: secretsSeen(world, at(environment), planned.secrets)
        },
        ...site ? {
            site
        } : {}
    };
}
function seenDeployments(registry, world) {
    return (0, _deployments.deploymentsOf)(registry).map((planned)=>deploymentSeen(registry, world, planned));
}
