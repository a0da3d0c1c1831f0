"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "gitHistory", {
    enumerable: true,
    get: function() {
        return gitHistory;
    }
});
const _usererror = require("../../registry/user-error");
const _git = require("./git");
const KINDS = {
    A: 'added',
    D: 'deleted',
    M: 'changed',
    T: 'changed'
};
function cutOff(repository) {
    return new _usererror.UserError('the answer of git diff-tree cannot be read', {
        place: repository,
        exitCode: 3
    });
}
function changesById(repository, ids) {
    const options = [
        '--stdin',
        '--root',
        '-r',
        '-z',
        '--name-status',
        '--no-renames',
        '--no-ext-diff'
    ];
    const { code, stdout } = (0, _git.gitWith)(repository, {
        stdin: ids.map((id)=>`${id}\n`).join('')
    }, 'diff-tree', ...options);
    const fields = stdout.toString('utf8').split('\0');
    if (code !== 0 || fields.pop() !== '') throw cutOff(repository);
    const known = new Set(ids);
    const found = new Map();
    let own;
    for(let at = 0; at < fields.length; at += 1){
        const field = fields[at] ?? '';
        if (known.has(field)) {
            own = [];
            found.set(field, own);
            continue;
        }
        const kind = Object.hasOwn(KINDS, field) ? KINDS[field] : undefined;
        at += 1;
        const path = fields[at];
        if (!own || !kind || !path) throw cutOff(repository);
        own.push({
            kind,
            path
        });
    }
    return found;
}
function gitHistory(repository, head) {
    const commits = (0, _git.gitText)(repository, 'rev-list', '--parents', head).split('\n').map((line)=>line.split(' '));
    const changes = changesById(repository, // A merge is refused for being one.
    commits.filter(({ length })=>length <= 2).map(([id = ''])=>id));
    return commits.map(([id = '', ...parents])=>({
            id,
            parents,
            changes: changes.get(id) ?? []
        }));
}
