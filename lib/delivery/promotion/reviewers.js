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
    get teamMembers () {
        return teamMembers;
    },
    get tierReviewers () {
        return tierReviewers;
    }
});
const _zod = require("zod");
const _githubclient = require("../../live/github-client");
const _usererror = require("../../registry/user-error");
const _runfacts = require("../targets/run-facts");
const Named = _zod.z.looseObject({
    id: _zod.z.int(),
    login: _zod.z.string()
});
const PER_PAGE = 100;
const MOST_PAGES = 50;
async function teamMembers(client, org, team_slug) {
    const place = `team ${org}/${team_slug}`;
    const all = [];
    for(let page = 1; page <= MOST_PAGES; page += 1){
        const options = {
            org,
            team_slug,
            per_page: PER_PAGE,
            page
        };
        const { data } = await client.request('GET /orgs/{org}/teams/{team_slug}/members', options).catch((error)=>{
            throw (0, _githubclient.couldNotAsk)(error, 'read the members of the team', place);
        });
        const some = (0, _runfacts.shapeOf)(_zod.z.array(Named), data, 'the members of the team', place);
        all.push(...some.map(({ id, login })=>({
                id,
                login
            })));
        if (some.length < PER_PAGE) return all;
    }
    throw new _usererror.UserError('the list of members is too long', {
        place,
        exitCode: 3
    });
}
async function user(client, username) {
    const place = `user ${username}`;
    const { data } = await client.request('GET /users/{username}', {
        username
    }).catch((error)=>{
        throw (0, _githubclient.couldNotAsk)(error, 'read the reviewer', place);
    });
    const { id, login } = (0, _runfacts.shapeOf)(Named, data, 'the reviewer', place);
    return {
        id,
        login
    };
}
async function tierReviewers(client, org, tier) {
    const found = await Promise.all((tier.approval?.reviewers ?? []).map((principal)=>{
        const [kind, name = ''] = principal.split(':');
        return kind === 'team' ? teamMembers(client, org, name) : user(client, name).then((one)=>[
                one
            ]);
    }));
    const people = new Map(found.flat().map((each)=>[
            each.id,
            each
        ]));
    return [
        ...people.values()
    ].sort((one, other)=>one.id - other.id);
}
