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
    get closePull () {
        return closePull;
    },
    get commitFiles () {
        return commitFiles;
    },
    get mergePull () {
        return mergePull;
    },
    get openPull () {
        return openPull;
    }
});
const _actor = require("../actor");
const _commit = require("../git/commit");
const _history = require("../git/history");
const _objects = require("../git/objects");
const _refs = require("../git/refs");
const _transfer = require("../git/transfer");
const _tree = require("../git/tree");
const _world = require("../world");
function seconds(at) {
    return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
function commitFiles(world, change) {
    const repository = (0, _transfer.repositoryNamed)(world, change.repository);
    const { objects } = repository.git;
    const from = repository.branches[change.from ?? repository.defaultBranch]?.sha ?? change.from;
    const head = repository.branches[change.branch]?.sha ?? from;
    if (head === undefined || objects[head]?.kind !== 'commit') throw new Error(`nothing to begin '${change.branch}' at`);
    const changes = Object.entries(change.files).map(([path, text])=>{
        if (text === null) return [
            path,
            null
        ];
        return [
            path,
            {
                mode: '100644',
                sha: (0, _objects.putObject)(objects, 'blob', Buffer.from(text))
            }
        ];
    });
    const person = {
        name: change.user,
        email: change.email ?? (0, _actor.noreplyOf)(world, change.user),
        date: seconds(change.at)
    };
    const tree = (0, _tree.changeTree)(objects, (0, _commit.readCommit)(objects, head).tree, new Map(changes));
    const sha = (0, _commit.writeCommit)(objects, {
        tree,
        parents: [
            head
        ],
        author: person,
        committer: person,
        message: change.message
    });
    (0, _refs.setRef)(repository, `heads/${change.branch}`, sha);
    for (const pull of Object.values(repository.pulls))if (pull.state === 'open' && pull.head.ref === change.branch) pull.head = {
        ref: change.branch,
        sha
    };
    return sha;
}
function openPull(world, opened) {
    const { repository: name, head, base, user, title, at, fork } = opened;
    const repository = (0, _transfer.repositoryNamed)(world, name);
    const [from, to] = [
        repository.branches[head]?.sha,
        repository.branches[base]?.sha
    ];
    if (from === undefined || to === undefined) throw new Error(`no branches '${head}' and '${base}' to open a pull request on`);
    const pull = {
        ...{
            id: (0, _world.takeId)(world),
            number: (0, _world.nextNumber)(repository),
            title,
            body: null,
            state: 'open',
            draft: false,
            user
        },
        ...{
            head: {
                ref: head,
                sha: from
            },
            base: {
                ref: base,
                sha: to
            },
            mergeCommitSha: null,
            mergedAt: null
        },
        ...{
            mergedBy: null,
            createdAt: at,
            updatedAt: at,
            closedAt: null,
            ...fork === undefined ? {} : {
                fork
            }
        }
    };
    repository.pulls[pull.number] = pull;
    return pull;
}
function mergePull(world, { repository: name, number, method, user, at }) {
    const repository = (0, _transfer.repositoryNamed)(world, name);
    const { objects } = repository.git;
    const pull = repository.pulls[number];
    const base = pull === undefined ? undefined : repository.branches[pull.base.ref]?.sha;
    if (pull?.state !== 'open' || base === undefined) throw new Error(`pull request ${number} of '${name}' is not open`);
    const from = (0, _history.mergeBase)(objects, base, pull.head.sha);
    const before = from === undefined ? null : (0, _commit.readCommit)(objects, from).tree;
    const changes = (0, _history.treeDifferences)(objects, before, (0, _commit.readCommit)(objects, pull.head.sha).tree).map(({ path, after })=>[
            path,
            after === undefined ? null : {
                mode: after.mode,
                sha: after.sha
            }
        ]);
    const tree = (0, _tree.changeTree)(objects, (0, _commit.readCommit)(objects, base).tree, new Map(changes));
    const parents = method === 'merge' ? [
        base,
        pull.head.sha
    ] : [
        base
    ];
    const login = method === 'merge' ? user : (0, _actor.loginOfEmail)(world, (0, _commit.readCommit)(objects, pull.head.sha).author.email) ?? user;
    const author = {
        name: login,
        email: (0, _actor.noreplyOf)(world, login),
        date: seconds(at)
    };
    const committer = {
        name: 'GitHub',
        email: _actor.webFlowEmail,
        date: seconds(at)
    };
    const message = method === 'merge' ? `Merge pull request #${number} from ${pull.head.ref}` : `${pull.title} (#${number})`;
    const sha = (0, _commit.writeCommit)(objects, {
        tree,
        parents,
        author,
        committer,
        message
    });
    (0, _refs.setRef)(repository, `heads/${pull.base.ref}`, sha);
    Object.assign(pull, {
        ...{
            state: 'closed',
            mergeCommitSha: sha,
            mergedAt: at,
            mergedBy: user,
            closedAt: at,
            updatedAt: at
        },
        base: {
            ref: pull.base.ref,
            sha: base
        }
    });
    return sha;
}
function closePull(world, name, number, at) {
    const pull = (0, _transfer.repositoryNamed)(world, name).pulls[number];
    if (pull?.state !== 'open') throw new Error(`pull request ${number} of '${name}' is not open`);
    Object.assign(pull, {
        state: 'closed',
        closedAt: at,
        updatedAt: at
    });
}
