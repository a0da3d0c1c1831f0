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
    get releaseAuthors () {
        return releaseAuthors;
    },
    get writersOf () {
        return writersOf;
    }
});
const _zod = require("zod");
const _githubclient = require("../../live/github-client");
const _slots = require("../../live/slots");
const _usererror = require("../../registry/user-error");
const _runfacts = require("../targets/run-facts");
const _compare = require("./compare");
/** GitHub itself, as the committer of what was merged in the browser: no person. */ const WEB_FLOW = 'web-flow';
const AT_ONCE = 5;
const Pull = _zod.z.looseObject({
    number: _zod.z.int(),
    user: _zod.z.looseObject({
        id: _zod.z.int(),
        login: _zod.z.string()
    }).nullable()
});
function unnamed(commit, what) {
    return new _usererror.UserError(`GitHub cannot name ${what}`, {
        place: `commit ${commit}`,
        allowed: 'authors and committers whose e-mail addresses belong to accounts: who wrote it must not approve it',
        exitCode: 3
    });
}
function personOf(found) {
    return {
        id: found.id,
        login: found.login
    };
}
function writersOf({ sha, author, committer }) {
    if (!author) throw unnamed(sha, 'the author');
    if (!committer) throw unnamed(sha, 'the committer');
    return [
        author,
        committer
    ].filter(({ login })=>login !== WEB_FLOW).map(personOf);
}
async function pullAuthors(client, place, sha) {
    const where = `${place.owner}/${place.repo}, commit ${sha}`;
    const options = {
        ...place,
        commit_sha: sha,
        per_page: 100
    };
    const { data } = await client.request('GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', options).catch((error)=>{
        throw (0, _githubclient.couldNotAsk)(error, 'read the pull requests of the commit', where);
    });
    const pulls = (0, _runfacts.shapeOf)(_zod.z.array(Pull), data, 'the pull requests of the commit', where);
    if (pulls.length >= 100) throw new _usererror.UserError('the list of pull requests came cut off', {
        place: where,
        exitCode: 3
    });
    return pulls.map(({ number, user })=>{
        if (!user) throw unnamed(sha, `who opened the pull request ${number}`);
        return personOf(user);
    });
}
async function releaseAuthors(client, place, base, commit) {
    const compared = await (0, _compare.compareCommits)(client, place, base, commit);
    if (!compared) {
        const allowed = 'commits of one history';
        const message = 'GitHub cannot compare the last release with this one';
        throw new _usererror.UserError(message, {
            place: `${base}...${commit}`,
            allowed,
            exitCode: 3
        });
    }
    const own = compared.commits.some(({ sha })=>sha === commit) ? [] : [
        await readCommit(client, place, commit)
    ];
    const commits = [
        ...compared.commits,
        ...own
    ];
    const slots = new _slots.Slots(AT_ONCE);
    const proposed = await Promise.all(commits.map(({ sha })=>slots.run(()=>pullAuthors(client, place, sha))));
    const people = new Map([
        ...commits.flatMap(writersOf),
        ...proposed.flat()
    ].map((each)=>[
            each.id,
            each
        ]));
    return [
        ...people.values()
    ].sort((one, other)=>one.id - other.id);
}
async function readCommit(client, place, ref) {
    const found = await (0, _compare.compareCommits)(client, place, ref, ref);
    if (found) return found.base;
    throw new _usererror.UserError('GitHub does not have the commit', {
        place: ref,
        exitCode: 3
    });
}
