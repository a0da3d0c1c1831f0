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
    get checkResource () {
        return checkResource;
    },
    get checkStack () {
        return checkStack;
    },
    get evaluate () {
        return evaluate;
    }
});
const _levels = require("./levels");
const _rule = require("./rule");
const _rules = require("./rules");
const _unknown = require("./unknown");
// An unknown must not soften a mandatory rule: the SDK would turn it into an advisory note.
function guarded(check, subject) {
    try {
        return check().map((observation)=>({
                ...observation,
                status: 'violation'
            }));
    } catch (error) {
        if (!(0, _unknown.isUnknownValueError)(error)) throw error;
        const what = `${subject} cannot be decided: ${error.message.replace("can't be known during preview", 'is not known here')}`;
        return [
            {
                what,
                pointer: '',
                status: 'unverified'
            }
        ];
    }
}
function checkResource(rule, view, context) {
    if (!(0, _rule.appliesTo)(rule, view.type)) return [];
    return guarded(()=>rule.check(view, context), view.name).map((outcome)=>({
            urn: view.urn,
            ...outcome
        }));
}
function checkStack(rule, views, context) {
    return guarded(()=>rule.check(views, context), `the stack ${context.stack}`);
}
function evaluate(views, context, levelOf) {
    const names = new Map(views.map((view)=>[
            view.urn,
            view.name
        ]));
    return _rules.rules.flatMap((rule)=>{
        const level = levelOf(rule);
        if (level === 'disabled') return [];
        const outcomes = rule.scope === 'stack' ? checkStack(rule, views, context) : views.flatMap((view)=>checkResource(rule, view, context));
        const waiver = level === 'advisory' ? (0, _levels.waiverOf)(rule, context) : undefined;
        return outcomes.map((outcome)=>{
            const name = outcome.urn === undefined ? undefined : names.get(outcome.urn);
            const shown = {
                ...(0, _levels.withWaivers)(outcome, rule, level, context),
                ...waiver && {
                    waiver
                }
            };
            return {
                ...shown,
                rule,
                level,
                stack: context.stack,
                ...name === undefined ? {} : {
                    name
                }
            };
        });
    });
}
