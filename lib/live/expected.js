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
    get environmentsOf () {
        return environmentsOf;
    },
    get expectedObjects () {
        return expectedObjects;
    }
});
const _address = require("../plan/address");
const _rulesets = require("./github/rulesets");
const _snapshot = require("./snapshot");
const _take = require("./take");
function environmentsOf(plan) {
    return 'sites' in plan ? plan.environments : plan.repositories.flatMap(({ environments })=>environments);
}
function environmentObjects(plan) {
    const own = (0, _address.environmentAddress)(plan);
    const { repository, environment } = own;
    return [
        (0, _snapshot.seenObject)(own, {
            adminsBypass: plan.adminsBypass,
            waitMinutes: plan.waitMinutes,
            reviewers: [
                ...plan.reviewers
            ].sort(),
            preventSelfReview: plan.reviewers.length > 0 && plan.preventSelfReview,
            otherRules: [],
            branchPolicy: 'custom'
        }),
        ...plan.branches.map((pattern)=>(0, _snapshot.seenObject)({
                kind: 'branch-policy',
                repository,
                environment,
                pattern
            }, {})),
        ...plan.variables.map(({ name, value })=>(0, _snapshot.seenObject)({
                kind: 'environment-variable',
                repository,
                environment,
                name
            }, {
                value
            })),
        ...plan.secrets.map(({ name })=>(0, _snapshot.seenObject)({
                kind: 'environment-secret',
                repository,
                environment,
                name
            }, {}))
    ];
}
function ruleTypes(plan) {
    return [
        ...plan.blockCreation ? [
            'creation'
        ] : [],
        ...plan.blockUpdate ? [
            'update'
        ] : [],
        ...plan.blockDeletion ? [
            'deletion'
        ] : [],
        ...plan.blockForcePush ? [
            'non_fast_forward'
        ] : [],
        ...plan.pullRequest ? [
            'pull_request'
        ] : [],
        ...plan.requiredChecks.length > 0 ? [
            'required_status_checks'
        ] : [],
        ...plan.requiredDeployments.length > 0 ? [
            'required_deployments'
        ] : []
    ];
}
function parameters(plan, type, appId) {
    const { pullRequest: rule } = plan;
    if (type === 'pull_request' && rule) {
        return {
            required_approving_review_count: rule.reviews,
            require_code_owner_review: rule.codeOwnerReview,
            dismiss_stale_reviews_on_push: rule.dismissStaleReviews,
            require_last_push_approval: rule.lastPushApproval,
            required_review_thread_resolution: rule.threadResolution,
            allowed_merge_methods: [
                ...rule.mergeMethods
            ]
        };
    }
    if (type === 'required_status_checks') {
        return {
            required_status_checks: plan.requiredChecks.map(({ context, app })=>{
                return {
                    context,
                    integration_id: appId(app) ?? `App ${app}`
                };
            }),
            strict_required_status_checks_policy: false,
            do_not_enforce_on_create: false
        };
    }
    return type === 'required_deployments' ? {
        required_deployment_environments: [
            ...plan.requiredDeployments
        ]
    } : {};
}
function rulesetObject(plan, appId) {
    return (0, _snapshot.seenObject)({
        kind: 'ruleset',
        repository: plan.repository.name,
        ruleset: plan.name
    }, {
        target: 'branch',
        enforcement: plan.enforcement,
        include: [
            ...plan.include
        ].sort(),
        exclude: [],
        bypass: plan.bypass.map(({ app, mode })=>`Integration:${appId(app) ?? `App ${app}`}:${mode}`).sort(),
        ...Object.assign({}, ...ruleTypes(plan).map((type)=>(0, _rulesets.ruleFields)(type, parameters(plan, type, appId))))
    });
}
/** A branch's rules, exactly: those of the rulesets that name it, each known by its id. */ function branchObjects({ repository, rulesets }, branch, { rulesetId }) {
    return rulesets.filter(({ include })=>include.includes(`refs/heads/${branch}`)).map((ruleset)=>{
        const id = rulesetId(repository.name, ruleset.name) ?? ruleset.name;
        const source = (0, _rulesets.effectiveSource)('Repository', id);
        const types = [
            ...ruleTypes(ruleset)
        ].sort();
        return (0, _snapshot.seenObject)({
            kind: 'effective-rules',
            repository: repository.name,
            branch,
            source
        }, {
            types
        });
    }).filter(({ fields })=>Array.isArray(fields['types']) && fields['types'].length > 0);
}
function repositoryObjects(plan, ids) {
    const { name: repository } = plan.repository;
    const { mode, githubOwned, verified, patterns } = plan.actions;
    return [
        ...plan.rulesets.map((ruleset)=>rulesetObject(ruleset, ids.appId)),
        ...(0, _take.exactBranches)(plan).flatMap((branch)=>branchObjects(plan, branch, ids)),
        ...plan.variables.map(({ name, value })=>(0, _snapshot.seenObject)({
                kind: 'repository-variable',
                repository,
                name
            }, {
                value
            })),
        (0, _snapshot.seenObject)({
            kind: 'actions',
            repository
        }, {
            enabled: true,
            mode,
            ...mode === 'selected' ? {
                githubOwned,
                verified,
                patterns: [
                    ...patterns
                ]
            } : {}
        }),
        (0, _snapshot.seenObject)({
            kind: 'workflow-permissions',
            repository
        }, {
            permissions: plan.workflowPermissions,
            approvesPullRequests: false
        }),
        (0, _snapshot.seenObject)({
            kind: 'codeowners',
            repository
        }, {
            content: plan.codeowners
        }),
        ...plan.environments.flatMap(environmentObjects)
    ];
}
function siteObjects(plan) {
    const own = (0, _address.siteAddress)(plan);
    const { team, site } = own;
    const variable = (name, fields)=>(0, _snapshot.seenObject)({
            kind: 'site-variable',
            team,
            site,
            name
        }, {
            contexts: [
                'production'
            ],
            ...fields
        });
    return [
        (0, _snapshot.seenObject)(own, {
            ...plan.siteId === undefined ? {} : {
                id: plan.siteId
            },
            ...plan.domain === undefined ? {} : {
                domain: plan.domain
            },
            linked: plan.linked?.repository ?? '',
            ...plan.linked ? {
                autoPublishes: false
            } : {}
        }),
        ...plan.variables.map(({ name, value })=>variable(name, {
                secret: false,
                value
            })),
        ...plan.secrets.map(({ name })=>variable(name, {
                secret: true
            }))
    ];
}
function expectedObjects(plan, ids) {
    if (!('sites' in plan)) return plan.repositories.flatMap((repository)=>repositoryObjects(repository, ids));
    const teams = [
        ...new Set(plan.sites.map(({ team })=>team))
    ];
    return [
        ...plan.environments.flatMap(environmentObjects),
        ...teams.map((team)=>(0, _snapshot.seenObject)({
                kind: 'netlify-team',
                team
            }, {})),
        ...plan.sites.flatMap(siteObjects)
    ];
}
