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
    get MOST_COMMITS () {
        return MOST_COMMITS;
    },
    get compareCommits () {
        return compareCommits;
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
const Commit = _zod.z.looseObject({
    sha: _zod.z.string(),
    commit: _zod.z.looseObject({
        tree: _zod.z.looseObject({
            sha: _zod.z.string()
        })
    }),
    author: Named.nullish(),
    committer: Named.nullish()
});
const Page = _zod.z.looseObject({
    status: _zod.z.enum([
        'identical',
        'ahead',
        'behind',
        'diverged'
    ]),
    total_commits: _zod.z.int(),
    base_commit: Commit,
    commits: _zod.z.array(Commit)
});
const PER_PAGE = 100;
const MOST_COMMITS = 5000;
async function compareCommits(client, { owner, repo }, base, head) {
    const place = `${owner}/${repo}, ${base}...${head}`;
    const commits = [];
    for(let page = 1;; page += 1){
        const options = {
            owner,
            repo,
            basehead: `${base}...${head}`,
            page,
            per_page: PER_PAGE
        };
        let data;
        try {
            ({ data } = await client.request('GET /repos/{owner}/{repo}/compare/{basehead}', options));
        } catch (error) {
            if ((0, _githubclient.statusOf)(error) === 404) return undefined;
            throw (0, _githubclient.couldNotAsk)(error, 'compare the commits', place);
        }
        const read = (0, _runfacts.shapeOf)(Page, data, 'the comparison', place);
        commits.push(...read.commits);
        if (commits.length >= read.total_commits) return {
            status: read.status,
            base: read.base_commit,
            commits
        };
        if (read.commits.length === 0 || commits.length >= MOST_COMMITS) {
            throw new _usererror.UserError('the comparison came cut off', {
                place,
                allowed: `${read.total_commits} commits`,
                exitCode: 3
            });
        }
    }
}
