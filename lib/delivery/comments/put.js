"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "putComment", {
    enumerable: true,
    get: function() {
        return putComment;
    }
});
const _zod = require("zod");
const _githubname = require("../../registry/github-name");
const _usererror = require("../../registry/user-error");
const _place = require("../github/place");
const Comment = _zod.z.looseObject({
    id: _zod.z.int().min(1),
    html_url: _zod.z.string(),
    body: _zod.z.string().nullish(),
    user: _zod.z.looseObject({
        login: _zod.z.string()
    }).nullish()
});
async function putComment(at, { pull, author, body }) {
    if (!await (0, _place.readOne)(at, _zod.z.looseObject({}), `/pulls/${pull}`)) {
        throw new _usererror.UserError('there is no such pull request, or this credential cannot see it', {
            place: `${at.owner}/${at.repository} #${pull}`,
            allowed: 'the number of a pull request'
        });
    }
    const [first = ''] = body.split('\n', 1);
    const isOurs = ({ user, body: text })=>(0, _githubname.isSameName)(user?.login ?? '', author) && (text ?? '').split(/\r?\n/, 1)[0] === first;
    const [own, ...twins] = (await (0, _place.readList)(at, Comment, `/issues/${pull}/comments`)).filter(isOurs);
    const issues = '/repos/{owner}/{repo}/issues';
    if (!own) {
        const route = `POST ${issues}/{issue_number}/comments`;
        const made = await (0, _place.write)(at, Comment, 'write a comment', {
            route,
            parameters: {
                issue_number: pull,
                body
            }
        });
        return {
            id: made.id,
            url: made.html_url,
            did: 'created',
            superseded: []
        };
    }
    const update = (id, text)=>(0, _place.write)(at, Comment, 'change the comment', {
            route: `PATCH ${issues}/comments/{comment_id}`,
            parameters: {
                comment_id: id,
                body: text
            }
        });
    const isSame = (own.body ?? '').replaceAll('\r\n', '\n').trimEnd() === body.trimEnd();
    if (!isSame) await update(own.id, body);
    // Two jobs that began at once may both have made one: only one of them may be read as the present verdict.
    for (const { id } of twins)await update(id, `Superseded by ${own.html_url}\n`);
    const superseded = twins.map(({ id })=>id);
    return {
        id: own.id,
        url: own.html_url,
        did: isSame ? 'unchanged' : 'updated',
        superseded
    };
}
