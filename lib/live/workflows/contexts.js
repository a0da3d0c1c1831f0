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
    get mayBe () {
        return mayBe;
    },
    get reportedContexts () {
        return reportedContexts;
    }
});
const _matrix = require("./matrix");
/** How deep GitHub lets callers nest. */ const MAX_DEPTH = 10;
const EXPRESSION = /\$\{\{\s*(.*?)\s*\}\}/gs;
const SURE_CONDITIONS = [
    'always()',
    '!cancelled()',
    'success() || failure()',
    'true'
];
function isSure(condition) {
    return SURE_CONDITIONS.includes(condition.replace(EXPRESSION, '$1').trim());
}
// A skipped required job counts as success (governance §1.8), and a job is skipped too when one that it needs fails.
function doubtsOf(id, { if: condition, needs }) {
    if (condition !== undefined) return isSure(condition) ? [] : [
        `the job ${id} is skipped unless ${condition.trim()}`
    ];
    return needs && needs.length > 0 ? [
        `the job ${id} is skipped when ${needs.join(' or ')} fails, for want of if: always()`
    ] : [];
}
/** The names that a job's matrix gives it: substituted where the name asks for it, in brackets where it doesn't. */ function namesOf(id, { name, strategy }) {
    const base = name ?? id;
    const matrix = (0, _matrix.expandMatrix)(strategy?.matrix);
    if (matrix === 'none') return [
        base.replace(EXPRESSION, '*')
    ];
    const isNamed = /\$\{\{[^}]*\bmatrix\b/.test(base);
    if (matrix === 'dynamic') return [
        isNamed ? base.replace(EXPRESSION, '*') : `${base.replace(EXPRESSION, '*')} (*)`
    ];
    return matrix.map((combination)=>{
        const filled = base.replace(EXPRESSION, (_whole, expression)=>{
            const key = /^matrix\.([A-Za-z_][\w-]*)$/.exec(expression)?.[1];
            return (key !== undefined && Object.hasOwn(combination, key) ? combination[key] : undefined) ?? '*';
        });
        return isNamed ? filled : `${filled} (${Object.values(combination).join(', ')})`;
    });
}
function contextsOf(workflow, id, job, find, callers) {
    const source = `${workflow.path}: ${id}`;
    const doubts = doubtsOf(id, job);
    const names = namesOf(id, job);
    const one = (name, inner)=>{
        const whole = inner ? `${name} / ${inner.name}` : name;
        return {
            name: whole,
            isPattern: whole.includes('*'),
            source: inner ? `${source} → ${inner.source}` : source,
            doubts: [
                ...doubts,
                ...inner?.doubts ?? []
            ]
        };
    };
    if (job.uses === undefined) return names.map((name)=>one(name, undefined));
    const callee = find(job.uses);
    if (!callee || callers.includes(callee) || callers.length >= MAX_DEPTH) {
        const unknown = {
            name: '*',
            isPattern: true,
            source: job.uses,
            doubts: []
        };
        return names.map((name)=>one(name, unknown));
    }
    const inner = Object.entries(callee.jobs).flatMap(([each, value])=>contextsOf(callee, each, value, find, [
            ...callers,
            callee
        ]));
    // A caller reports as `caller / callee`, each of the callee's jobs on its own.
    return names.flatMap((name)=>inner.map((each)=>one(name, each)));
}
function reportedContexts(workflow, find) {
    return Object.entries(workflow.jobs).flatMap(([id, job])=>contextsOf(workflow, id, job, find, [
            workflow
        ]));
}
function mayBe({ name, isPattern }, required) {
    if (!isPattern) return name === required;
    const pattern = name.split('*').map((part)=>part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*');
    return new RegExp(`^${pattern}$`, 's').test(required);
}
