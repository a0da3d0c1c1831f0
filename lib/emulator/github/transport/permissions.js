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
    get has () {
        return has;
    },
    get requirePermission () {
        return requirePermission;
    }
});
const _errors = require("../errors");
const _lookup = require("../lookup");
const _requirements = require("./requirements");
function has({ caller }, permission, level) {
    const granted = caller.token?.permissions[permission];
    return granted === 'write' || granted === level || permission === 'metadata' && caller.token !== null;
}
function isOnPull(exchange) {
    const { pulls, comments } = (0, _lookup.repositoryOf)(exchange);
    const { issue_number: issue, comment_id: comment = '' } = exchange.params;
    return pulls[issue ?? comments[comment]?.issue ?? ''] !== undefined;
}
function requirePermission(exchange) {
    const { caller, params } = exchange;
    const needed = (0, _requirements.permissionOf)(exchange.operationId);
    if (needed === 'app') {
        if (caller.app === null) throw (0, _errors.unauthorized)('A JSON web token could not be decoded');
        return;
    }
    if (needed === 'anyone') return;
    if (caller.app !== null) throw (0, _errors.unauthorized)('Bad credentials');
    if (caller.token === null) throw (0, _errors.unauthorized)('Requires authentication');
    const who = caller.token.kind === 'installation' ? 'integration' : 'personal access token';
    if (needed === 'token') return;
    if (needed === 'person' || needed === 'installation') {
        const kind = needed === 'person' ? 'personal' : 'installation';
        if (caller.token.kind === kind) return;
        throw (0, _errors.forbidden)(needed === 'person' ? `Resource not accessible by ${who}` : 'You must authenticate with an installation access token in order to list repositories for an installation.');
    }
    if (params['owner'] !== undefined && params['repo'] !== undefined) {
        const repository = (0, _lookup.repositoryOf)(exchange);
        const reached = caller.token.repositories === 'all' || caller.token.repositories.includes(repository.name);
        if (!reached && needed.level === 'write') throw (0, _errors.forbidden)(`Resource not accessible by ${who}`);
    }
    // Comments on a pull request are let in by either of two permissions.
    const other = needed.permission === 'issues' && isOnPull(exchange) && has(exchange, 'pull_requests', needed.level);
    if (!other && !has(exchange, needed.permission, needed.level)) throw (0, _errors.forbidden)(`Resource not accessible by ${who}`);
}
