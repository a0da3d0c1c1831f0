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
    get approvalSuffix () {
        return approvalSuffix;
    },
    get unaskable () {
        return unaskable;
    }
});
const _githubname = require("../../registry/github-name");
function approvalSuffix({ id }, environment) {
    const beginning = `${id}-approval`;
    const isOne = (0, _githubname.isSameName)(environment.slice(0, beginning.length), beginning);
    return isOne ? environment.slice(beginning.length) : undefined;
}
function unaskable(tier, environments) {
    const stranger = environments.find((each)=>approvalSuffix(tier, each) === undefined);
    if (stranger === undefined) return undefined;
    return `the approval environment ${stranger} does not begin with ${tier.id}-approval, which the workflows write out`;
}
