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
    get approvingTeams () {
        return approvingTeams;
    },
    get noApproverTeams () {
        return noApproverTeams;
    },
    get readApproverTeams () {
        return readApproverTeams;
    }
});
const _reviewers = require("../../delivery/promotion/reviewers");
const _teams = require("../../evidence/waivers/teams");
const _credentials = require("../../live/credentials");
const _githubclient = require("../../live/github-client");
const _usererror = require("../../registry/user-error");
function approvingTeams({ governance }) {
    return governance.waiverApprovers.filter((each)=>each.startsWith('team:'));
}
function documentOf(teams, now) {
    return (0, _teams.approverTeamsBytes)({
        schema: 'urn:causeway:approver-teams:v1',
        readAt: now.toISOString(),
        teams
    });
}
function noApproverTeams(now) {
    return {
        bytes: documentOf({}, now),
        unread: []
    };
}
async function readApproverTeams(registry, context, now) {
    const { organization } = registry;
    const names = approvingTeams(registry);
    const isGiven = Boolean(context.env['GITHUB_TOKEN'] || context.env['GITHUB_APP_ID']);
    if (names.length === 0 || !isGiven) return undefined;
    const client = (0, _githubclient.githubClient)((0, _credentials.githubCredentials)(context.env, organization.login));
    const teams = {};
    const unread = [];
    for (const name of names){
        try {
            const members = await (0, _reviewers.teamMembers)(client, organization.login, name.slice('team:'.length));
            teams[name] = members.map(({ login })=>`user:${login}`);
        } catch (error) {
            if (!(error instanceof _usererror.UserError)) throw error;
            unread.push(`${name}: ${error.message}`);
        }
    }
    return {
        bytes: documentOf(teams, now),
        unread
    };
}
