"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "protection", {
    enumerable: true,
    get: function() {
        return protection;
    }
});
const _protection = require("../../../plan/protection");
const _context = require("../../context");
const _resourcetypes = require("../../resource-types");
const _view = require("../../view");
const _rulesets = require("../rulesets");
// A tombstone takes the protection off in the plan: that is the one way to remove something.
function isReleased(view, context) {
    const { registry, catalog } = context;
    const repository = (0, _view.textOf)(view.props, 'repository');
    switch(view.type){
        case _resourcetypes.TYPE.environment:
            return catalog.environment(repository, (0, _view.textOf)(view.props, 'environment'))?.plan.protect === false;
        case _resourcetypes.TYPE.ruleset:
            return (0, _rulesets.plannedRuleset)(view, context)?.protect === false;
        case _resourcetypes.TYPE.site:
            return (0, _context.siteOf)(view, context)?.protect === false;
        default:
            {
                const key = catalog.repositoryKey(repository);
                return key !== undefined && (0, _protection.isTombstoned)(registry, [
                    {
                        kind: 'repository',
                        key
                    }
                ]);
            }
    }
}
const protection = {
    code: 'hygiene-protection',
    title: 'Production and foundation are protected from deletion',
    why: 'Deleting an environment deletes its secrets, deleting a ruleset opens its branch. Removal takes two applies, with a tombstone between them.',
    fix: 'Leave `protect` on; to remove something, add a tombstone to the registry first.',
    severity: 'high',
    category: 'hygiene',
    docs: 'https://www.pulumi.com/docs/iac/concepts/options/protect/',
    level: 'mandatory',
    milestone: 'M2',
    scope: 'resource',
    types: [
        _resourcetypes.TYPE.environment,
        _resourcetypes.TYPE.ruleset,
        _resourcetypes.TYPE.site,
        _resourcetypes.TYPE.actions,
        _resourcetypes.TYPE.workflow
    ],
    check (view, context) {
        if (!context.highest || view.protect || isReleased(view, context)) return [];
        return [
            {
                what: `${view.name} is not protected and has no tombstone`,
                pointer: '/tombstones'
            }
        ];
    }
};
