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
    get outcomeOf () {
        return outcomeOf;
    },
    get saidOf () {
        return saidOf;
    }
});
const _readjson = require("../read-json");
/** The elements of a test case that say what it came to. A rerun that failed stands beside the failure that it repeats. */ const OUTCOMES = new Map([
    [
        'failure',
        'failed'
    ],
    [
        'error',
        'failed'
    ],
    [
        'rerunFailure',
        'failed'
    ],
    [
        'rerunError',
        'failed'
    ],
    [
        'skipped',
        'skipped'
    ],
    [
        'flakyFailure',
        'flaky'
    ],
    [
        'flakyError',
        'flaky'
    ]
]);
const BESIDE = new Set([
    'properties',
    'system-out',
    'system-err'
]);
/**
 * The words of `status` and `result`. GoogleTest writes status run or notrun and result completed, skipped or suppressed
 * (https://github.com/google/googletest/blob/main/docs/advanced.md, "Generating an XML Report"); CTest writes status run,
 * fail, disabled or notrun (https://cmake.org/cmake/help/latest/manual/ctest.1.html, `--output-junit`).
 */ const WORDS = new Map([
    ...[
        'run',
        'completed',
        'passed',
        'pass',
        'success',
        'successful',
        'ok'
    ].map((word)=>[
            word,
            'passed'
        ]),
    ...[
        'skipped',
        'skip',
        'ignored',
        'pending',
        'todo'
    ].map((word)=>[
            word,
            'skipped'
        ]),
    ...[
        'notrun',
        'not_run',
        'not run',
        'suppressed',
        'disabled'
    ].map((word)=>[
            word,
            'disabled'
        ]),
    ...[
        'fail',
        'failed',
        'failure',
        'error',
        'errored',
        'broken',
        'aborted',
        'cancelled',
        'interrupted',
        'timeout'
    ].map((word)=>[
            word,
            'failed'
        ])
]);
/** The worse of two comes first. */ const WORST_FIRST = [
    'failed',
    'disabled',
    'skipped',
    'flaky',
    'passed'
];
function flagged(testCase, name) {
    const text = testCase.attributes.get(name)?.toLowerCase() ?? 'false';
    if ([
        'false',
        '0',
        'no',
        ''
    ].includes(text)) return [];
    return [
        name
    ];
}
function worded(testCase, name) {
    const text = testCase.attributes.get(name);
    if (text === undefined || text === '') return [];
    const outcome = WORDS.get(text.toLowerCase());
    if (outcome === undefined) throw (0, _readjson.unreadable)('junit', `the attribute ${name} of a test case has an unknown value`);
    return [
        outcome
    ];
}
function saidOf(testCase) {
    const elements = testCase.children.flatMap(({ name })=>{
        if (BESIDE.has(name)) return [];
        const outcome = OUTCOMES.get(name);
        if (outcome === undefined) throw (0, _readjson.unreadable)('junit', 'a test case has an unknown element');
        return [
            outcome
        ];
    });
    return new Set([
        ...elements,
        ...worded(testCase, 'status'),
        ...worded(testCase, 'result'),
        ...flagged(testCase, 'disabled'),
        ...flagged(testCase, 'skipped')
    ]);
}
function outcomeOf(said) {
    return WORST_FIRST.find((outcome)=>said.has(outcome)) ?? 'passed';
}
