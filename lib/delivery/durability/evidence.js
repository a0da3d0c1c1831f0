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
    get DURABILITY_FILE () {
        return DURABILITY_FILE;
    },
    get DurabilityEvidence () {
        return DurabilityEvidence;
    },
    get Observation () {
        return Observation;
    },
    get SCENARIOS () {
        return SCENARIOS;
    },
    get failuresOf () {
        return failuresOf;
    }
});
const _zod = require("zod");
const _parts = require("../../evidence/statement/predicates/parts");
const _primitives = require("../../registry/schema/primitives");
const DURABILITY_FILE = 'durability_evidence.json';
const SCENARIOS = [
    'replay',
    'kill-before-each-step',
    'kill-after-each-step',
    'torn-write',
    'deliver-twice',
    'push-partly',
    'older-schema',
    'clock-moved'
];
const Observation = _zod.z.strictObject({
    step: _primitives.Text,
    expected: _zod.z.string(),
    observed: _zod.z.string()
});
const DurabilityEvidence = _zod.z.strictObject({
    schema: _zod.z.literal('urn:causeway:durability:v1'),
    tool: _zod.z.strictObject({
        name: _primitives.Text,
        version: _primitives.Text
    }),
    /** The commit whose code ran. */ commit: _parts.Commit,
    ranAt: _parts.Time,
    /** The decision that was taken apart and put together again. */ original: _primitives.Text,
    scenarios: _zod.z.array(_zod.z.strictObject({
        id: _primitives.Id,
        observations: _zod.z.array(Observation)
    }))
});
function failuresOf({ observations }) {
    if (observations.length === 0) return [
        'nothing was observed'
    ];
    return observations.filter(({ expected, observed })=>expected !== observed).map(({ step, expected, observed })=>`${step}: ${observed} instead of ${expected}`);
}
