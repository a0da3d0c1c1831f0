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
    get checkRequiredContexts () {
        return checkRequiredContexts;
    },
    get contextsExitCode () {
        return contextsExitCode;
    }
});
const _foundation = require("../../plan/foundation");
const _rulesets = require("../../plan/rulesets");
const _usererror = require("../../registry/user-error");
const _contexts = require("./contexts");
const _triggers = require("./triggers");
function judge(branch, context, workflows, find) {
    const reporters = workflows.flatMap((workflow)=>(0, _contexts.reportedContexts)(workflow, find).filter((each)=>(0, _contexts.mayBe)(each, context)).map((each)=>({
                ...each,
                trigger: (0, _triggers.triggerDoubts)(workflow, branch)
            })));
    const onPulls = reporters.flatMap(({ trigger, ...each })=>trigger === undefined ? [] : [
            {
                ...each,
                doubts: [
                    ...trigger,
                    ...each.doubts
                ]
            }
        ]);
    const [first] = onPulls;
    if (!first) {
        const elsewhere = reporters.map(({ source })=>source);
        return {
            verdict: 'missing',
            why: elsewhere.length > 0 ? `only reported outside pull requests, by ${elsewhere.join(', ')}` : 'no job reports it'
        };
    }
    const exact = onPulls.filter(({ isPattern })=>!isPattern);
    const sure = exact.find(({ doubts })=>doubts.length === 0);
    if (sure) return {
        verdict: 'reported',
        why: sure.source
    };
    const [known] = exact;
    if (known) return {
        verdict: 'skippable',
        why: `${known.source}: ${known.doubts.join('; ')}`
    };
    return {
        verdict: 'unverified',
        why: `${first.source} may report it as "${first.name}"`
    };
}
function checkRequiredContexts(registry, repositoryKey, workflows, find) {
    const plan = (0, _foundation.planFoundation)(registry).repositories.find(({ key })=>key === repositoryKey);
    if (!plan) {
        throw new _usererror.UserError(`no repository "${repositoryKey}" in the registry`, {
            place: '--repository',
            allowed: Object.keys(registry.repositories).join(', ')
        });
    }
    return plan.rulesets.flatMap(({ include, requiredChecks })=>include.flatMap((ref)=>{
            const branch = ref.replace(/^refs\/heads\//, '');
            return requiredChecks.map(({ context, app })=>{
                const about = {
                    branch,
                    context,
                    app
                };
                if (app !== _rulesets.GITHUB_ACTIONS_APP) return {
                    ...about,
                    verdict: 'other-app',
                    why: `reported by the App ${app}`
                };
                return {
                    ...about,
                    ...judge(branch, context, workflows, find)
                };
            });
        }));
}
function contextsExitCode(contexts) {
    if (contexts.some(({ verdict })=>verdict === 'missing' || verdict === 'skippable')) return 1;
    return contexts.some(({ verdict })=>verdict === 'unverified') ? 3 : 0;
}
