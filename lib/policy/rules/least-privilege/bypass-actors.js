"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "bypassActors", {
    enumerable: true,
    get: function() {
        return bypassActors;
    }
});
const _rulesets = require("../../../plan/rulesets");
const _selectors = require("../../../registry/selectors");
const _pointers = require("../../pointers");
const _resourcetypes = require("../../resource-types");
const _view = require("../../view");
const _rulesets1 = require("../rulesets");
const bypassActors = {
    code: 'least-privilege-bypass-actors',
    title: 'Nobody bypasses a ruleset but the Apps that the registry names',
    why: "Whoever bypasses a branch's ruleset merges without review and checks. GitHub shows bypass actors only to those who may change them, so an extra one goes unseen.",
    fix: 'Remove the actor. The one exception is the evidence App (`apps.evidence`), on creation and update of the evidence branch.',
    severity: 'critical',
    category: 'least-privilege',
    docs: 'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/creating-rulesets-for-a-repository#granting-bypass-permissions-for-your-branch-or-tag-ruleset',
    level: 'mandatory',
    milestone: 'M1',
    scope: 'resource',
    types: [
        _resourcetypes.TYPE.ruleset
    ],
    check (view, context) {
        const { registry, catalog } = context;
        const actors = (0, _view.recordsOf)(view.props, 'bypassActors');
        if (actors.length === 0) return [];
        const repository = (0, _view.textOf)(view.props, 'repository');
        const name = (0, _view.textOf)(view.props, 'name') ?? view.name;
        const at = (0, _pointers.repositoryPointer)(context, repository, 'rules');
        const key = catalog.repositoryKey(repository);
        const allowed = (0, _rulesets1.plannedRuleset)(view, context)?.bypass ?? [];
        const governed = key === undefined ? [] : (0, _rulesets.governedBranches)(registry, key);
        const branch = governed.find((each)=>key && (0, _rulesets1.covers)(view, each, (0, _selectors.repositoryOf)(registry, key).defaultBranch));
        return actors.flatMap(({ actorId, actorType, bypassMode }, index)=>{
            const who = `${actorType} ${actorId}`;
            if (branch !== undefined && bypassMode === 'always') {
                return [
                    {
                        what: `${who} always bypasses ${name}, which holds for the branch ${branch}`,
                        pointer: at
                    }
                ];
            }
            const isApp = actorType === 'Integration' && typeof actorId === 'number' && actorId > 0;
            const planned = isApp && index < allowed.length && allowed.some(({ mode })=>mode === bypassMode);
            return planned ? [] : [
                {
                    what: `${who} bypasses ${name} (${bypassMode})`,
                    pointer: at
                }
            ];
        });
    }
};
