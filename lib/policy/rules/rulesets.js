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
    get branchRulesetOf () {
        return branchRulesetOf;
    },
    get covers () {
        return covers;
    },
    get plannedRuleset () {
        return plannedRuleset;
    }
});
const _githubname = require("../../registry/github-name");
const _fnmatch = require("../fnmatch");
const _view = require("../view");
function plannedRuleset(view, { catalog }) {
    const repository = (0, _view.textOf)(view.props, 'repository') ?? '';
    const name = (0, _view.textOf)(view.props, 'name');
    return catalog.rulesets.find(({ key })=>key === view.name) ?? catalog.rulesets.find((plan)=>plan.name === name && (0, _githubname.isSameName)(plan.repository.name, repository));
}
function branchRulesetOf(view, context) {
    const plan = plannedRuleset(view, context);
    return plan?.pullRequest ? plan : undefined;
}
function hits(patterns, ref, isDefault) {
    return patterns.some((pattern)=>pattern === '~ALL' || isDefault && pattern === '~DEFAULT_BRANCH' || (0, _fnmatch.matches)((0, _fnmatch.parsePattern)(pattern), ref));
}
function covers(view, branch, defaultBranch) {
    const refName = (0, _view.recordOf)((0, _view.recordOf)(view.props, 'conditions'), 'refName');
    const ref = `refs/heads/${branch}`;
    const isDefault = branch === defaultBranch;
    return hits((0, _view.textsOf)(refName, 'includes'), ref, isDefault) && !hits((0, _view.textsOf)(refName, 'excludes'), ref, isDefault);
}
