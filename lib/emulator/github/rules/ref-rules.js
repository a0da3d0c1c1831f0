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
    get covers () {
        return covers;
    },
    get requireRefRules () {
        return requireRefRules;
    }
});
const _picomatch = /*#__PURE__*/ _interop_require_default(require("picomatch"));
const _json = require("../../core/json");
const _commit = require("../git/commit");
const _history = require("../git/history");
const _access = require("./access");
function _interop_require_default(obj) {
    return obj && obj.__esModule ? obj : {
        default: obj
    };
}
const roleIds = {
    1: 'pull',
    2: 'maintain',
    3: 'triage',
    4: 'push',
    5: 'admin'
};
function covers(repository, ruleset, ref) {
    const prefix = ruleset.target === 'tag' ? 'refs/tags/' : 'refs/heads/';
    if (!ref.startsWith(prefix)) return false;
    const matches = (pattern)=>{
        if (pattern === '~ALL') return true;
        if (pattern === '~DEFAULT_BRANCH') return ref === `refs/heads/${repository.defaultBranch}`;
        return _picomatch.default.isMatch(ref, pattern, {
            dot: true
        });
    };
    const { include = [], exclude = [] } = ruleset.conditions?.ref_name ?? {};
    return include.some(matches) && !exclude.some(matches);
}
function isActor(exchange, repository, actor) {
    const { world, caller } = exchange;
    const user = world.users[caller.token?.user ?? ''];
    switch(actor.actor_type){
        case 'Integration':
            return caller.token?.app != null && world.apps[caller.token.app]?.id === actor.actor_id;
        case 'Team':
            return Object.values(world.teams).some(({ id, members })=>id === actor.actor_id && user !== undefined && members.includes(user.login));
        case 'User':
            return user !== undefined && user.id === actor.actor_id;
        case 'OrganizationAdmin':
            return user?.role === 'admin';
        case 'RepositoryRole':
            return user !== undefined && roleIds[actor.actor_id ?? 0] === (0, _access.roleOfUser)(world, user, repository);
        default:
            return false;
    }
}
function missingChecks(exchange, repository, rule, after) {
    const required = rule.parameters?.['required_status_checks'];
    return (Array.isArray(required) ? required : []).filter(_json.isObject).flatMap(({ context, integration_id: id })=>{
        const passed = Object.values(repository.checks).some((check)=>check.headSha === after && check.name === context && (id === undefined || exchange.world.apps[check.app]?.id === id) && [
                'success',
                'neutral',
                'skipped'
            ].includes(check.conclusion ?? ''));
        return passed ? [] : [
            `Required status check "${String(context)}" is expected.`
        ];
    });
}
function violation(exchange, repository, rule, { before, after }) {
    const { objects } = repository.git;
    if (after === null) return rule.type === 'deletion' ? [
        'Cannot delete this protected ref.'
    ] : [];
    const added = ()=>{
        const known = before === null ? new Set() : (0, _history.ancestorsOf)(objects, before);
        return [
            ...(0, _history.ancestorsOf)(objects, after)
        ].filter((sha)=>!known.has(sha));
    };
    switch(rule.type){
        case 'deletion':
            return [];
        case 'creation':
            return before === null ? [
                'Cannot create ref due to creations being restricted.'
            ] : [];
        case 'update':
            return before === null ? [] : [
                'Cannot update this protected ref.'
            ];
        case 'non_fast_forward':
            return before === null || (0, _history.isAncestor)(objects, before, after) ? [] : [
                'Cannot force-push to this branch.'
            ];
        case 'pull_request':
            return before === null ? [] : [
                'Changes must be made through a pull request.'
            ];
        case 'required_linear_history':
            return before !== null && added().some((sha)=>(0, _commit.readCommit)(objects, sha).parents.length > 1) ? [
                'This branch must not contain merge commits.'
            ] : [];
        case 'required_status_checks':
            return before === null && rule.parameters?.['do_not_enforce_on_create'] === true ? [] : missingChecks(exchange, repository, rule, after);
        default:
            // Nothing here can tell whether such a rule is met, so nothing gets past it.
            return [
                `Rule '${rule.type}' is not met.`
            ];
    }
}
function requireRefRules(exchange, repository, change, refusal) {
    const problems = Object.values(repository.rulesets).filter(({ target, enforcement })=>(target === 'branch' || target === 'tag') && enforcement === 'active').filter((ruleset)=>covers(repository, ruleset, change.ref)).filter(({ bypassActors })=>// `pull_request` bypasses nothing but the merge of one.
        !bypassActors.some((actor)=>actor.bypass_mode !== 'pull_request' && isActor(exchange, repository, actor))).flatMap(({ rules })=>rules.flatMap((rule)=>violation(exchange, repository, rule, change)));
    if (problems.length === 0) return;
    throw refusal(`Repository rule violations found\n\n${[
        ...new Set(problems)
    ].join('\n\n')}\n\n`);
}
