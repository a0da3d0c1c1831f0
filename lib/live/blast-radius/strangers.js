"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "strangersIn", {
    enumerable: true,
    get: function() {
        return strangersIn;
    }
});
const _foundation = require("../../plan/foundation");
const _logicalnames = require("../../plan/logical-names");
const _logicalscope = require("../../plan/logical-scope");
const _partitions = require("../../plan/partitions");
const _tier = require("../../plan/tier");
const _naming = require("../../registry/naming");
/** Steps whose object the program need not name any more. */ const MAY_BE_GONE = [
    'delete',
    'delete-replaced',
    'discard',
    'discard-replaced',
    'remove-pending-replace',
    'refresh'
];
// A provider of a Netlify team that the plan does not use may go, but not come; default providers are never ours.
function mayKeepBooks(step) {
    return (0, _logicalscope.isBookkeeping)(step) && (step.type !== _logicalnames.PROVIDER_TYPES.netlify || MAY_BE_GONE.includes(step.op));
}
// A repository that left the registry belonged to whichever partition; its names alone tell that it was of this slice.
function isOurs(registry, repositories, key) {
    return repositories.has(key) || !Object.hasOwn(registry.repositories, key);
}
function strangersIn(registry, { plan, stack, partition }, steps) {
    const own = new Set((0, _logicalnames.logicalNames)(plan).map(_logicalnames.logicalId));
    const all = [
        (0, _foundation.planFoundation)(registry),
        ...registry.tiers.map(({ id })=>(0, _tier.planTier)(registry, id))
    ];
    const planned = new Set(all.flatMap((each)=>(0, _logicalnames.logicalNames)(each).map(_logicalnames.logicalId)));
    const slice = 'sites' in plan ? plan.tier : _naming.FOUNDATION;
    const repositories = new Set((0, _partitions.repositoriesIn)(registry, partition));
    const why = (step)=>{
        if (step.stack !== stack) return `the URN is of the stack "${step.stack}", not of "${stack}"`;
        const id = (0, _logicalnames.logicalId)(step);
        if (own.has(id) || mayKeepBooks(step)) return undefined;
        if (!MAY_BE_GONE.includes(step.op)) return `the plan of ${stack} has no such object`;
        const scope = (0, _logicalscope.logicalScope)(step);
        if (!scope) return 'the program never gave such a name';
        if (scope.slice !== slice) return `it belongs to the stack of ${scope.slice}`;
        if (planned.has(id)) return 'another stack plans it';
        if (scope.repository !== undefined && !isOurs(registry, repositories, scope.repository)) {
            return `its repository ${scope.repository} is of another partition`;
        }
        return undefined;
    };
    return steps.flatMap((step)=>{
        const reason = why(step);
        return reason === undefined ? [] : [
            {
                urn: step.urn,
                op: step.op,
                why: reason
            }
        ];
    });
}
