"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "repositoryFacts", {
    enumerable: true,
    get: function() {
        return repositoryFacts;
    }
});
const _naming = require("../../registry/naming");
const _fact = require("./fact");
/** How far a repository's Actions settings open it; the first is the widest. */ const ACTION_MODES = [
    'all',
    'selected',
    'local_only'
];
// A registry names Apps alone; the world may have others, written as GitHub's type and id.
function actor(name) {
    const [type, id] = name.split(':');
    return id === undefined ? `the App ${type}` : `the ${type} ${id}`;
}
// The aggregators come and go with their surfaces alone: that a surface is gone opens nothing.
function rulesetFacts({ repository, ...ruleset }, aggregators) {
    const scope = `ruleset ${repository.key}/${ruleset.key}`;
    const at = `${ruleset.include.map((ref)=>ref.replace('refs/heads/', '')).join(', ')} of ${repository.name}`;
    const { pullRequest } = ruleset;
    const guards = [
        [
            'deletion',
            ruleset.blockDeletion
        ],
        [
            'force-push',
            ruleset.blockForcePush
        ],
        [
            'creation',
            ruleset.blockCreation
        ],
        [
            'direct update',
            ruleset.blockUpdate
        ]
    ];
    const demands = [
        [
            'the review of a code owner',
            pullRequest?.codeOwnerReview === true
        ],
        [
            'a new review after each push',
            pullRequest?.dismissStaleReviews === true
        ],
        [
            'the approval of the last push by somebody else',
            pullRequest?.lastPushApproval === true
        ]
    ];
    const guard = (group, added, removed)=>(0, _fact.single)('guard', scope, group, added, removed);
    return {
        facts: [
            ...guards.filter(([, on])=>on).map(([what])=>guard(what, `${at} refuses ${what}`, `${at} no longer refuses ${what}`)),
            ...demands.filter(([, on])=>on).map(([what])=>guard(what, `${at} wants ${what}`, `${at} no longer wants ${what}`)),
            ...ruleset.requiredChecks.filter(({ context })=>!aggregators.has(context)).map(({ context, app })=>guard(`check ${context} ${app}`, `${at} requires the check "${context}" of ${app}`, `this change lets a commit into ${at} without the check "${context}" of ${app}`)),
            ...ruleset.requiredDeployments.map((name)=>guard(`deployment ${name}`, `${at} requires a deployment to ${name}`, `this change lets a commit into ${at} without a deployment to ${name}`)),
            ...ruleset.bypass.map(({ app, mode })=>(0, _fact.single)('grant', scope, `bypass ${app} ${mode}`, `this change lets ${actor(app)} pass "${ruleset.name}" on ${at} (${mode})`, `${actor(app)} no longer passes "${ruleset.name}" on ${at} (${mode})`))
        ],
        levels: pullRequest ? [
            {
                id: 'reviews',
                scope,
                target: '',
                group: `reviews ${scope}`,
                value: pullRequest.reviews,
                changed: (_all, from, to)=>`the reviews of ${at} ${to < from ? 'fall' : 'rise'} from ${from} to ${to}`
            }
        ] : [],
        scopes: new Map([
            [
                scope,
                guard('ruleset', `${at} is governed by "${ruleset.name}"`, `this change takes "${ruleset.name}" off ${at}: whoever can push there needs no review and no check`)
            ]
        ])
    };
}
// Whoever gets at a provisioning key can rewrite every environment of its repositories: the longest way round.
function serviceFacts(environment) {
    const { repository, name, branches, reviewers, secrets } = environment;
    const scope = `service ${repository.key}/${name}`;
    const keys = secrets.map((secret)=>secret.name).join(', ');
    const open = (who)=>`this change lets ${who} run with the keys of ${name} (${keys})`;
    const shut = (who)=>`${who} no longer runs with the keys of ${name}`;
    const grant = (group, who, within = scope)=>(0, _fact.single)('grant', within, group, open(who), shut(who));
    const approval = `${scope} approval`;
    return {
        facts: [
            ...reviewers.map((reviewer)=>grant(`reviewer ${reviewer}`, reviewer, approval)),
            ...branches.map((branch)=>grant(`branch ${branch}`, `the branch ${branch} of ${repository.name}`)),
            ...secrets.map((secret)=>grant(`secret ${secret.name}`, `${name}, with ${secret.name} now,`))
        ],
        levels: [
            {
                id: 'reviewed',
                scope,
                target: '',
                group: scope,
                value: reviewers.length > 0 ? 1 : 0,
                changed: (_all, _from, to)=>to === 0 ? `this change lets whoever can push to ${branches.join(', ')} use the keys of ${name} (${keys}) without a second person` : `the keys of ${name} are behind an approval`
            }
        ],
        scopes: new Map([
            ...reviewers.length > 0 ? [
                [
                    approval,
                    undefined
                ]
            ] : [],
            [
                scope,
                grant('service', reviewers.join(', ') || `whoever can push to ${branches.join(', ')}`)
            ]
        ])
    };
}
function settingFacts({ repository, actions, workflowPermissions }) {
    const scope = `repository ${repository.key}`;
    const at = `workflows of ${repository.name}`;
    const selection = `${scope} selected actions`;
    const grant = (group, what, within = scope)=>(0, _fact.single)('grant', within, group, `this change lets ${at} ${what}`, `${at} no longer may ${what}`);
    return {
        facts: [
            ...workflowPermissions === 'write' ? [
                grant('token', 'write with their own token')
            ] : [],
            ...actions.mode === 'selected' ? [
                ...actions.githubOwned ? [
                    grant('githubOwned', "use GitHub's own actions", selection)
                ] : [],
                ...actions.verified ? [
                    grant('verified', 'use actions of verified creators', selection)
                ] : [],
                ...actions.patterns.map((pattern)=>grant(`pattern ${pattern}`, `use the actions ${pattern}`, selection))
            ] : []
        ],
        levels: [
            {
                id: 'actions',
                scope,
                target: '',
                group: scope,
                value: ACTION_MODES.indexOf(actions.mode),
                changed: (_all, from, to)=>`the actions that ${at} may use: ${ACTION_MODES[from] ?? from} becomes ${ACTION_MODES[to] ?? to}`
            }
        ],
        scopes: new Map([
            // Between two modes the level tells which is wider; only within one do single actions come and go.
            ...actions.mode === 'selected' ? [
                [
                    selection,
                    undefined
                ]
            ] : [],
            [
                scope,
                grant('repository', 'be governed from this registry')
            ]
        ])
    };
}
function repositoryFacts(registry, repositories) {
    const aggregators = new Set(registry.surfaces.map(({ id })=>(0, _naming.aggregatorContext)(id)));
    return (0, _fact.together)(repositories.flatMap((repository)=>[
            ...repository.rulesets.map((ruleset)=>rulesetFacts(ruleset, aggregators)),
            ...repository.environments.map(serviceFacts),
            settingFacts(repository)
        ]));
}
