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
    get deleteFile () {
        return deleteFile;
    },
    get putFile () {
        return putFile;
    }
});
const _actor = require("../../actor");
const _errors = require("../../errors");
const _commit = require("../../git/commit");
const _objects = require("../../git/objects");
const _refs = require("../../git/refs");
const _tree = require("../../git/tree");
const _lookup = require("../../lookup");
const _refrules = require("../../rules/ref-rules");
const _commit1 = require("../../shapes/commit");
const _contents = require("../contents");
const _objects1 = require("./objects");
function placeOf(exchange) {
    const repository = (0, _lookup.writableOf)(exchange);
    const body = exchange.body;
    const branch = (body.branch ?? repository.defaultBranch).replace(/^refs\/heads\//, '');
    const path = exchange.params['path'] ?? '';
    const head = repository.branches[branch]?.sha;
    if (head === undefined) throw (0, _errors.notFound)(`Branch ${branch} not found`);
    if (path.split('/').some((part)=>[
            '',
            '.',
            '..',
            '.git'
        ].includes(part.toLowerCase()))) throw (0, _errors.unprocessable)('path contains a malformed path component');
    const entry = (0, _tree.entryAt)(repository.git.objects, (0, _commit.readCommit)(repository.git.objects, head).tree, path);
    if (entry?.mode === _tree.folderMode) throw (0, _errors.unprocessable)(`${path} is a directory`);
    return {
        repository,
        branch,
        head,
        path,
        now: entry?.sha
    };
}
/** Puts a commit on the branch; 409 in GitHub's words when a rule forbids it. */ function commitChange(exchange, place, change) {
    const { repository, branch, head, path } = place;
    const { objects } = repository.git;
    const body = exchange.body;
    const author = (0, _objects1.personOf)(exchange, body.author ?? body.committer);
    const github = {
        name: 'GitHub',
        email: _actor.webFlowEmail,
        date: author.date
    };
    const committer = body.committer === undefined ? github : (0, _objects1.personOf)(exchange, body.committer);
    const tree = (0, _tree.changeTree)(objects, (0, _commit.readCommit)(objects, head).tree, new Map([
        [
            path,
            change
        ]
    ]));
    const sha = (0, _commit.writeCommit)(objects, {
        tree,
        parents: [
            head
        ],
        author,
        committer,
        message: body.message
    });
    const refusal = (message)=>(0, _errors.conflict)(message);
    (0, _refrules.requireRefRules)(exchange, repository, {
        ref: `refs/heads/${branch}`,
        before: head,
        after: sha
    }, refusal);
    (0, _refs.setRef)(repository, `heads/${branch}`, sha);
    return sha;
}
function putFile(exchange) {
    const { content = '', sha } = exchange.body;
    const place = placeOf(exchange);
    const { repository, path, now } = place;
    if (!(0, _objects1.isBase64)(content)) throw (0, _errors.unprocessable)('content is not valid Base64');
    if (now !== undefined && sha === undefined) throw (0, _errors.unprocessable)('Invalid request.\n\n"sha" wasn\'t supplied.');
    if (now !== undefined && sha !== now) throw (0, _errors.conflict)(`${path} does not match ${sha}`);
    const bytes = Buffer.from(content, 'base64');
    const blob = (0, _objects.putObject)(repository.git.objects, 'blob', bytes);
    const commit = commitChange(exchange, place, {
        mode: '100644',
        sha: blob
    });
    const shape = (0, _contents.contentEntry)(exchange, path, place.branch, blob, 'file', bytes.length);
    return {
        status: now === undefined ? 201 : 200,
        body: {
            content: shape,
            commit: (0, _commit1.gitCommit)(exchange, repository, commit)
        }
    };
}
function deleteFile(exchange) {
    const { sha } = exchange.body;
    const place = placeOf(exchange);
    if (place.now === undefined) throw (0, _errors.notFound)();
    if (sha !== place.now) throw (0, _errors.conflict)(`${place.path} does not match ${sha}`);
    const commit = commitChange(exchange, place, null);
    return {
        status: 200,
        body: {
            content: null,
            commit: (0, _commit1.gitCommit)(exchange, place.repository, commit)
        }
    };
}
