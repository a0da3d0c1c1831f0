"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "repositorySeen", {
    enumerable: true,
    get: function() {
        return repositorySeen;
    }
});
const _address = require("../../plan/address");
const _sorted = require("../../plan/sorted");
const _seenworld = require("./seen-world");
function texts(value) {
    return Array.isArray(value) ? value.map(String) : [];
}
function appNamed({ objects }, id) {
    const app = [
        ...objects.values()
    ].find(({ kind, fields })=>kind === 'app' && fields['id'] === id);
    return app ? (0, _seenworld.nameOf)(app) : `unknown App ${String(id)}`;
}
function checksSeen(world, value) {
    return texts(value).map((text)=>{
        const { context, integration_id: id } = JSON.parse(text);
        return {
            context: String(context),
            app: id === undefined ? 'any App' : appNamed(world, id)
        };
    });
}
function bypassSeen(world, value) {
    return texts(value).map((text)=>{
        const [type = '', id = '', mode] = text.split(':');
        const app = type === 'Integration' ? appNamed(world, Number(id)) : `${type}:${id}`;
        return {
            app,
            mode: mode === 'pull_request' ? 'pull_request' : 'always'
        };
    });
}
/** Whether a ruleset still reaches every branch that it is planned for. */ function covers({ fields }, { include }) {
    const seen = texts(fields['include']);
    const isReached = include.every((ref)=>seen.includes(ref) || seen.includes('~ALL'));
    return fields['enforcement'] === 'active' && isReached && texts(fields['exclude']).length === 0;
}
function rulesetSeen(world, planned) {
    const seen = (0, _seenworld.seenAt)(world, {
        kind: 'ruleset',
        repository: planned.repository.name,
        ruleset: planned.name
    });
    if (seen === 'unknown') return [
        planned
    ];
    if (seen === 'gone' || !covers(seen, planned)) return [];
    const { fields } = seen;
    const { pullRequest: _, bypass, ...rest } = planned;
    const rule = (name)=>fields[`rule.pull_request.${name}`];
    return [
        {
            ...rest,
            ...{
                blockCreation: fields['rule.creation'] === true,
                blockUpdate: fields['rule.update'] === true
            },
            ...{
                blockDeletion: fields['rule.deletion'] === true,
                blockForcePush: fields['rule.non_fast_forward'] === true
            },
            bypass: bypassOr(world, seen, bypass),
            requiredChecks: checksSeen(world, fields['rule.required_status_checks.required_status_checks']),
            requiredDeployments: texts(fields['rule.required_deployments.required_deployment_environments']),
            ...fields['rule.pull_request'] === true ? {
                pullRequest: {
                    reviews: Number(rule('required_approving_review_count') ?? 0),
                    codeOwnerReview: rule('require_code_owner_review') === true,
                    dismissStaleReviews: rule('dismiss_stale_reviews_on_push') === true,
                    lastPushApproval: rule('require_last_push_approval') === true,
                    threadResolution: rule('required_review_thread_resolution') === true,
                    mergeMethods: texts(rule('allowed_merge_methods'))
                }
            } : {}
        }
    ];
}
// Actors are hidden from who may not change the ruleset (W18): then only the registry's are known.
function bypassOr(world, seen, planned) {
    const value = (0, _seenworld.fieldOr)(world, seen, 'bypass', undefined);
    return value === undefined ? planned : bypassSeen(world, value);
}
function environmentSeen(world, planned) {
    const address = (0, _address.environmentAddress)(planned);
    const { repository, environment } = address;
    const seen = (0, _seenworld.seenAt)(world, address);
    if (seen === 'unknown') return [
        planned
    ];
    if (seen === 'gone') return [];
    const list = {
        list: 'secret',
        repository,
        environment
    };
    const names = (0, _seenworld.isBlind)(world, list) ? undefined : (0, _seenworld.namesIn)(world, list);
    const known = new Map(planned.secrets.map((secret)=>[
            secret.name,
            secret
        ]));
    const [sample] = planned.secrets;
    const secrets = names?.flatMap((name)=>{
        const secret = known.get(name) ?? (sample && {
            ...sample,
            name
        });
        return secret ? [
            secret
        ] : [];
    });
    return [
        {
            ...planned,
            reviewers: (0, _seenworld.principalsOf)((0, _seenworld.fieldOr)(world, seen, 'reviewers', planned.reviewers), planned.reviewers),
            branches: (0, _seenworld.branchesSeen)(world, address, seen, planned.branches),
            secrets: secrets ? (0, _sorted.sortedBy)(secrets, ({ name })=>name) : planned.secrets
        }
    ];
}
function actionsSeen(world, { repository, actions }) {
    const seen = (0, _seenworld.seenAt)(world, {
        kind: 'actions',
        repository: repository.name
    });
    if (typeof seen === 'string') return actions;
    const { fields } = seen;
    const mode = [
        'all',
        'local_only',
        'selected'
    ].find((each)=>each === fields['mode']);
    if (mode !== 'selected') return mode === undefined ? actions : {
        ...actions,
        mode
    };
    const patterns = (0, _seenworld.fieldOr)(world, seen, 'patterns', actions.patterns);
    return {
        mode,
        githubOwned: (0, _seenworld.fieldOr)(world, seen, 'githubOwned', actions.githubOwned) === true,
        verified: (0, _seenworld.fieldOr)(world, seen, 'verified', actions.verified) === true,
        patterns: texts(patterns)
    };
}
function repositorySeen(world, planned) {
    const workflow = (0, _seenworld.seenAt)(world, {
        kind: 'workflow-permissions',
        repository: planned.repository.name
    });
    const isKnown = typeof workflow !== 'string';
    return {
        ...planned,
        rulesets: planned.rulesets.flatMap((ruleset)=>rulesetSeen(world, ruleset)),
        environments: planned.environments.flatMap((environment)=>environmentSeen(world, environment)),
        actions: actionsSeen(world, planned),
        workflowPermissions: isKnown ? workflow.fields['permissions'] === 'write' ? 'write' : 'read' : planned.workflowPermissions
    };
}
