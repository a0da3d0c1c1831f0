"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "enginePolicies", {
    enumerable: true,
    get: function() {
        return enginePolicies;
    }
});
const _evaluate = require("../evaluate");
const _levels = require("../levels");
const _message = require("../message");
const _rule = require("../rule");
const _view = require("../view");
function viewOf({ type, name, urn, props, opts, provider }) {
    return {
        type,
        name,
        urn,
        props,
        protect: opts.protect,
        ...provider ? {
            provider: {
                type: provider.type,
                name: provider.name
            }
        } : {}
    };
}
// The SDK takes a level of the violation's own beside the policy's (@pulumi/policy 1.21, makeReportViolationFun). It is
// how one pack has the levels of each stack. What an outside configuration asks for is refused in guarded-server.ts.
function report(rule, level, found, { context, to }) {
    const message = (0, _message.messageOf)(rule, (0, _levels.withWaivers)(found, rule, level, context));
    const violation = {
        message,
        urn: found.urn,
        enforcementLevel: level
    };
    to(violation);
}
function stackName(urn) {
    const name = urn === undefined ? process.env['PULUMI_STACK'] : (0, _view.stackOfUrn)(urn);
    if (name === undefined) throw new Error(`no stack in the URN ${urn}`);
    return name;
}
// A rule of one type says so in the way of the SDK's `validateResourceOfType`, whose classes we do not load: for other
// resources the SDK then skips it before it unpacks their properties once more (server.js, makeAnalyzeRpcFun).
function typed({ types }, validate) {
    return types !== 'every' && types.length === 1 ? Object.assign(validate, {
        __pulumiType: types[0]
    }) : validate;
}
function enginePolicies(rules, policyOf) {
    // With `--refresh` the engine shows stack policies what state still holds and the program declares no more, about to
    // be deleted or not (3.259, AnalyzeResources). What was registered went through the resource policies first.
    const registered = new Set();
    const declaredOf = (resources)=>registered.size === 0 ? resources : resources.filter(({ urn })=>registered.has(urn));
    return rules.map((rule)=>{
        const common = {
            name: rule.code,
            displayName: rule.title,
            description: rule.why,
            enforcementLevel: rule.level,
            severity: rule.severity,
            remediationSteps: rule.fix,
            url: rule.docs,
            tags: [
                rule.category
            ]
        };
        if (rule.scope === 'stack') {
            return {
                ...common,
                validateStack: ({ resources }, to)=>{
                    const { context, levelOf } = policyOf(stackName(resources[0]?.urn));
                    const level = levelOf(rule);
                    if (level === 'disabled') return;
                    for (const found of (0, _evaluate.checkStack)(rule, declaredOf(resources).map(viewOf), context)){
                        report(rule, level, found, {
                            context,
                            to
                        });
                    }
                }
            };
        }
        return {
            ...common,
            validateResource: typed(rule, (args, to)=>{
                registered.add(args.urn);
                if (!(0, _rule.appliesTo)(rule, args.type)) return;
                const { context, levelOf } = policyOf(stackName(args.urn));
                const level = levelOf(rule);
                if (level === 'disabled') return;
                for (const found of (0, _evaluate.checkResource)(rule, viewOf(args), context))report(rule, level, found, {
                    context,
                    to
                });
            })
        };
    });
}
