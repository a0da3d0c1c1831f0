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
    get completed () {
        return completed;
    },
    get requireRuleset () {
        return requireRuleset;
    }
});
const _json = require("../../core/json");
const _errors = require("../errors");
const _plans = require("./plans");
const mostRulesets = 75;
const builtInRoles = [
    1,
    2,
    3,
    4,
    5
];
const metadataRules = [
    ...[
        'commit_message_pattern',
        'commit_author_email_pattern',
        'committer_email_pattern'
    ],
    ...[
        'branch_name_pattern',
        'tag_name_pattern'
    ]
];
const refPrefixes = {
    branch: 'refs/heads/',
    tag: 'refs/tags/'
};
function isInstalledReporter(world, id) {
    const app = Object.values(world.apps).find((one)=>one.id === id);
    if (app === undefined) return false;
    const reports = app.permissions['statuses'] === 'write' || app.permissions['checks'] === 'write';
    return reports && (app.slug === 'github-actions' || app.installationId !== null);
}
function requireStatusChecks(world, parameters) {
    const checks = Array.isArray(parameters['required_status_checks']) ? parameters['required_status_checks'] : [];
    const refuse = (why)=>(0, _errors.validationFailed)(`Invalid rule 'required_status_checks': Invalid parameter required_status_checks: ${why}`);
    // "Strict only" is impossible (W19).
    if (checks.length === 0) throw refuse('must have at least one check');
    for (const check of checks){
        const id = (0, _json.isObject)(check) ? check['integration_id'] : undefined;
        if (id !== undefined && !isInstalledReporter(world, id)) throw refuse('Invalid integration ids');
    }
}
function actorExists(world, { actor_type, actor_id }) {
    switch(actor_type){
        case 'Team':
            return Object.values(world.teams).some(({ id })=>id === actor_id);
        case 'User':
            return Object.values(world.users).some(({ id })=>id === actor_id);
        case 'Integration':
            return Object.values(world.apps).some(({ id, installationId })=>id === actor_id && installationId !== null);
        case 'RepositoryRole':
            return actor_id !== null && builtInRoles.includes(actor_id);
        default:
            return true;
    }
}
function requireConditions(ruleset) {
    const prefix = refPrefixes[ruleset.target];
    if (prefix === undefined) return;
    const names = [
        ...ruleset.conditions?.ref_name?.include ?? [],
        ...ruleset.conditions?.ref_name?.exclude ?? []
    ];
    const wrong = names.filter((name)=>!name.startsWith(prefix) && name !== '~ALL' && name !== '~DEFAULT_BRANCH');
    if (wrong.length > 0) throw (0, _errors.validationFailed)(`Invalid target patterns: '${wrong.join("', '")}'`);
}
function requireRuleset(exchange, repository, ruleset) {
    const { world } = exchange;
    const can = (0, _plans.capabilitiesOf)(world, repository);
    const others = Object.values(repository.rulesets).filter(({ id })=>id !== ruleset.id);
    if (ruleset.name.trim() === '') throw (0, _errors.validationFailed)('Name is required');
    if (others.some(({ name })=>name === ruleset.name)) throw (0, _errors.validationFailed)('Name must be unique');
    if (others.length >= mostRulesets) throw (0, _errors.unprocessable)(`A repository can have no more than ${mostRulesets} rulesets.`);
    if (ruleset.enforcement === 'evaluate' && !can.evaluate) throw (0, _plans.notOnThisPlan)("Enforcement 'evaluate'");
    if (ruleset.target === 'push' && !can.pushRulesets) throw (0, _plans.notOnThisPlan)("Target 'push'");
    requireConditions(ruleset);
    const stranger = ruleset.bypassActors.find((actor)=>!actorExists(world, actor));
    if (stranger !== undefined) {
        throw (0, _errors.validationFailed)(`Actor ${stranger.actor_type} ${stranger.actor_id} must be part of the ruleset source or owner organization`);
    }
    const kinds = ruleset.rules.map(({ type })=>type);
    const twice = kinds.find((kind, index)=>kinds.indexOf(kind) !== index);
    if (twice !== undefined) throw (0, _errors.validationFailed)(`Rule '${twice}' is given more than once`);
    for (const { type, parameters } of ruleset.rules){
        if (metadataRules.includes(type) && !can.metadataRules) throw (0, _plans.notOnThisPlan)(`Rule '${type}'`);
        if (type === 'required_status_checks') requireStatusChecks(world, parameters ?? {});
    }
}
function completed(rule) {
    if (rule.parameters === undefined || Object.keys(rule.parameters).length === 0) return {
        type: rule.type
    };
    const defaults = {
        pull_request: {
            required_reviewers: [],
            allowed_merge_methods: [
                'merge',
                'squash',
                'rebase'
            ]
        },
        required_status_checks: {
            do_not_enforce_on_create: false
        }
    };
    return {
        type: rule.type,
        parameters: {
            ...defaults[rule.type],
            ...rule.parameters
        }
    };
}
