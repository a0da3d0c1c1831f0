"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "triggerDoubts", {
    enumerable: true,
    get: function() {
        return triggerDoubts;
    }
});
const _picomatch = /*#__PURE__*/ _interop_require_default(require("picomatch"));
const _workflow = require("./workflow");
function _interop_require_default(obj) {
    return obj && obj.__esModule ? obj : {
        default: obj
    };
}
/** The events on which a check of a pull request is reported for its head commit. */ const EVENTS = [
    'pull_request',
    'pull_request_target'
];
/** What a pull request must be able to do to a check: come, change, come back. */ const NEEDED_TYPES = [
    'opened',
    'synchronize',
    'reopened'
];
function includesBranch(patterns, branch) {
    // As GitHub reads them: in order, a later one wins, `!` takes out.
    return patterns.reduce((included, pattern)=>pattern.startsWith('!') ? included && !_picomatch.default.isMatch(branch, pattern.slice(1), {
            dot: true
        }) : included || _picomatch.default.isMatch(branch, pattern, {
            dot: true
        }), false);
}
function doubtsOf(event, trigger, branch) {
    const { branches, types, paths } = trigger ?? {};
    const ignored = trigger?.['branches-ignore'];
    const missing = types === undefined ? [] : NEEDED_TYPES.filter((type)=>!types.includes(type));
    return [
        ...branches && !includesBranch(branches, branch) || ignored && includesBranch(ignored, branch) ? [
            `${event} leaves out the branch ${branch}`
        ] : [],
        ...paths || trigger?.['paths-ignore'] ? [
            `${event} has a path filter: without a match the check never reports and blocks for ever`
        ] : [],
        ...missing.length > 0 ? [
            `${event} leaves out the types ${missing.join(', ')}`
        ] : []
    ];
}
function triggerDoubts(workflow, branch) {
    const found = EVENTS.flatMap((event)=>{
        if (!Object.hasOwn(workflow.on, event)) return [];
        const trigger = (0, _workflow.triggerOf)(workflow, event);
        return [
            trigger === undefined ? [
                `${event} cannot be read`
            ] : doubtsOf(event, trigger, branch)
        ];
    });
    const [first] = found;
    return first === undefined ? undefined : found.find((doubts)=>doubts.length === 0) ?? first;
}
