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
    get commitsOf () {
        return commitsOf;
    },
    get filesOf () {
        return filesOf;
    },
    get pullFull () {
        return pullFull;
    },
    get pullSimple () {
        return pullSimple;
    }
});
const _actor = require("../actor");
const _commit = require("../git/commit");
const _history = require("../git/history");
const _lookup = require("../lookup");
const _account = require("./account");
const _commit1 = require("./commit");
const _repository = require("./repository");
function pullSimple(exchange, repository, pull) {
    const { base, world } = exchange;
    const url = `${(0, _lookup.repositoryUrl)(exchange, repository)}/pulls/${pull.number}`;
    const issue = `${(0, _lookup.repositoryUrl)(exchange, repository)}/issues/${pull.number}`;
    const html = `${(0, _lookup.pageUrl)(exchange, repository)}/pull/${pull.number}`;
    const statuses = `${(0, _lookup.repositoryUrl)(exchange, repository)}/statuses/${pull.head.sha}`;
    const side = ({ ref, sha }, fork)=>{
        const home = (0, _repository.repositoryShape)(base, world, repository, 'pull');
        return {
            ...{
                label: `${fork?.split('/')[0] ?? world.organization.login}:${ref}`,
                ref,
                sha
            },
            ...{
                user: (0, _account.simpleOrganization)(base, world),
                repo: fork ? {
                    ...home,
                    full_name: fork,
                    fork: true
                } : home
            }
        };
    };
    const link = (href)=>({
            href
        });
    const comment = `${(0, _lookup.repositoryUrl)(exchange, repository)}/pulls/comments{/number}`;
    return {
        ...{
            url,
            id: pull.id,
            node_id: (0, _account.nodeId)('PR', pull.id),
            html_url: html,
            diff_url: `${html}.diff`
        },
        ...{
            patch_url: `${html}.patch`,
            issue_url: issue,
            commits_url: `${url}/commits`,
            statuses_url: statuses
        },
        ...{
            review_comments_url: `${url}/comments`,
            review_comment_url: comment,
            comments_url: `${issue}/comments`
        },
        ...{
            number: pull.number,
            state: pull.state,
            locked: false,
            title: pull.title,
            body: pull.body,
            draft: pull.draft
        },
        ...{
            user: (0, _actor.accountOf)(base, world, pull.user),
            labels: [],
            milestone: null,
            assignee: null,
            assignees: []
        },
        ...{
            requested_reviewers: [],
            requested_teams: [],
            author_association: 'MEMBER',
            auto_merge: null
        },
        ...{
            created_at: pull.createdAt,
            updated_at: pull.updatedAt,
            closed_at: pull.closedAt,
            merged_at: pull.mergedAt
        },
        ...{
            merge_commit_sha: pull.mergeCommitSha,
            head: side(pull.head, pull.fork),
            base: side(pull.base)
        },
        _links: {
            ...{
                self: link(url),
                html: link(html),
                issue: link(issue),
                comments: link(`${issue}/comments`)
            },
            ...{
                review_comments: link(`${url}/comments`),
                review_comment: link(comment)
            },
            ...{
                commits: link(`${url}/commits`),
                statuses: link(statuses)
            }
        }
    };
}
function commitsOf(repository, { base, head }) {
    const { objects } = repository.git;
    const before = (0, _history.ancestorsOf)(objects, base.sha);
    const own = [
        ...(0, _history.ancestorsOf)(objects, head.sha)
    ].filter((sha)=>!before.has(sha));
    return (0, _history.logOrder)(objects, new Set(own)).reverse();
}
function filesOf(exchange, repository, { base, head }) {
    const { objects } = repository.git;
    const from = (0, _history.mergeBase)(objects, base.sha, head.sha);
    const before = from === undefined ? null : (0, _commit.readCommit)(objects, from).tree;
    return (0, _history.treeDifferences)(objects, before, (0, _commit.readCommit)(objects, head.sha).tree).map((one)=>(0, _commit1.diffEntry)(exchange, repository, head.sha, one));
}
function pullFull(exchange, repository, pull) {
    const files = filesOf(exchange, repository, pull);
    const sum = (key)=>files.reduce((all, file)=>all + file[key], 0);
    const comments = Object.values(repository.comments).filter(({ issue })=>issue === pull.number).length;
    const merged = pull.mergedAt !== null;
    return {
        ...pullSimple(exchange, repository, pull),
        ...{
            merged,
            mergeable: pull.state === 'open' ? true : null,
            mergeable_state: merged ? 'unknown' : 'clean'
        },
        merged_by: pull.mergedBy === null ? null : (0, _actor.accountOf)(exchange.base, exchange.world, pull.mergedBy),
        ...{
            comments,
            review_comments: 0,
            maintainer_can_modify: false,
            commits: commitsOf(repository, pull).length
        },
        ...{
            additions: sum('additions'),
            deletions: sum('deletions'),
            changed_files: files.length
        }
    };
}
