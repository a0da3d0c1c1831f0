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
    get commitOn () {
        return commitOn;
    },
    get commitsOf () {
        return commitsOf;
    },
    get contentOf () {
        return contentOf;
    },
    get filesOf () {
        return filesOf;
    },
    get headOf () {
        return headOf;
    },
    get moveForward () {
        return moveForward;
    }
});
const _nodecrypto = require("node:crypto");
const _zod = require("zod");
const _usererror = require("../../registry/user-error");
const _parts = require("../statement/predicates/parts");
const _githubrequests = require("./github-requests");
const _history = require("./history");
const PER_PAGE = 100;
/** One request for each commit: a longer history is read by way of a clone. */ const MOST_COMMITS = 1_000;
const Sha = _zod.z.object({
    sha: _parts.Commit
});
const Ref = _zod.z.object({
    object: _zod.z.object({
        type: _zod.z.literal('commit'),
        sha: _parts.Commit
    })
});
const GitCommit = _zod.z.object({
    tree: Sha
});
const Commits = _zod.z.array(_zod.z.object({
    sha: _parts.Commit,
    parents: _zod.z.array(Sha),
    commit: _zod.z.object({
        tree: Sha
    })
}));
const Tree = _zod.z.object({
    truncated: _zod.z.literal(false),
    tree: _zod.z.array(_zod.z.object({
        path: _zod.z.string(),
        mode: _zod.z.string(),
        type: _zod.z.string(),
        sha: _parts.Commit,
        size: _zod.z.int().min(0).optional()
    }))
});
const Blob = _zod.z.object({
    sha: _parts.Commit,
    size: _zod.z.int().min(0),
    encoding: _zod.z.literal('base64'),
    content: _zod.z.string()
});
function refPath({ branch }) {
    return `heads/${branch.split('/').map(encodeURIComponent).join('/')}`;
}
async function headOf(options) {
    const { client, owner, repository: repo, branch } = options;
    const route = `GET /repos/{owner}/{repo}/git/ref/${refPath(options)}`;
    const doing = 'read the branch';
    let data;
    try {
        ({ data } = await client.request(route, {
            owner,
            repo,
            request: (0, _githubrequests.timeLimit)()
        }));
    } catch (error) {
        if ((0, _githubrequests.statusOf)(error) !== 404) throw (0, _githubrequests.couldNotAsk)(options, doing, error);
        throw new _usererror.UserError(`there is no branch "${branch}", or it may not be seen`, {
            place: (0, _githubrequests.placeOf)(options),
            allowed: 'the evidence branch of the registry; `causeway bootstrap` makes it',
            exitCode: 3
        });
    }
    const ref = Ref.safeParse(data);
    if (ref.success) return ref.data.object.sha;
    throw (0, _githubrequests.couldNotAsk)(options, doing, new Error('the answer has another shape'));
}
async function commitsOf(options, head) {
    const commits = [];
    for(let page = 1; commits.length < MOST_COMMITS; page += 1){
        const parameters = {
            sha: head,
            per_page: PER_PAGE,
            page
        };
        const found = await (0, _githubrequests.ask)(options, 'list the commits', Commits, 'GET /repos/{owner}/{repo}/commits', parameters);
        for (const { sha, parents, commit } of found){
            commits.push({
                id: sha,
                parents: parents.map((parent)=>parent.sha),
                tree: commit.tree.sha
            });
        }
        if (found.length < PER_PAGE) return commits;
    }
    throw new _usererror.UserError(`the history of the evidence branch is longer than ${MOST_COMMITS} commits`, {
        place: (0, _githubrequests.placeOf)(options),
        allowed: 'reading it by way of a clone (--evidence-clone)',
        exitCode: 3
    });
}
async function filesOf(options, tree) {
    const route = 'GET /repos/{owner}/{repo}/git/trees/{tree}';
    const { tree: entries } = await (0, _githubrequests.ask)(options, 'list the files', Tree, route, {
        tree,
        recursive: '1'
    });
    return entries.filter(({ path, type })=>type !== 'tree' && path.startsWith(_history.EVIDENCE_FOLDER)).map(({ path, mode, sha, size = 0 })=>({
            path,
            mode,
            sha,
            size
        }));
}
async function contentOf(options, { path, sha, size }) {
    const route = 'GET /repos/{owner}/{repo}/git/blobs/{sha}';
    const blob = await (0, _githubrequests.ask)(options, `read ${path}`, Blob, route, {
        sha
    });
    const bytes = Buffer.from(blob.content, 'base64');
    const algorithm = sha.length === 40 ? 'sha1' : 'sha256';
    const id = (0, _nodecrypto.createHash)(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
    if (id === sha && bytes.length === size) return bytes;
    throw (0, _githubrequests.couldNotAsk)(options, `read ${path}`, new Error('the content is not the one that its id names'));
}
async function commitOn(options, head, { files, message, author }) {
    const git = '/repos/{owner}/{repo}/git';
    const doing = 'write a commit';
    const { tree: base } = await (0, _githubrequests.ask)(options, doing, GitCommit, `GET ${git}/commits/{head}`, {
        head
    });
    const entries = await (0, _githubrequests.inTurns)(files, async ({ path, bytes })=>{
        const content = {
            content: bytes.toString('base64'),
            encoding: 'base64'
        };
        const { sha } = await (0, _githubrequests.ask)(options, doing, Sha, `POST ${git}/blobs`, content);
        return {
            path,
            mode: '100644',
            type: 'blob',
            sha
        };
    });
    const tree = await (0, _githubrequests.ask)(options, doing, Sha, `POST ${git}/trees`, {
        base_tree: base.sha,
        tree: entries
    });
    const who = author === undefined ? {} : {
        author,
        committer: author
    };
    const made = {
        message,
        tree: tree.sha,
        parents: [
            head
        ],
        ...who
    };
    return (await (0, _githubrequests.ask)(options, doing, Sha, `POST ${git}/commits`, made)).sha;
}
async function moveForward(options, sha) {
    const { client, owner, repository: repo } = options;
    try {
        const request = (0, _githubrequests.timeLimit)();
        await client.request(`PATCH /repos/{owner}/{repo}/git/refs/${refPath(options)}`, {
            owner,
            repo,
            sha,
            force: false,
            request
        });
        return undefined;
    } catch (error) {
        return error;
    }
}
