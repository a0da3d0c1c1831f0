"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "parseRegistry", {
    enumerable: true,
    get: function() {
        return parseRegistry;
    }
});
const _digest = require("./digest");
const _places = require("./document/places");
const _read = require("./document/read");
const _schemaproblems = require("./document/schema-problems");
const _problem = require("./problem");
const _rules = require("./rules");
const _schema = require("./schema");
function byPlace(left, right) {
    return left.line - right.line || left.column - right.column || (left.code < right.code ? -1 : 1);
}
function schemaProblems(text, document, issues) {
    const placeOf = (0, _places.placesByPointer)(text);
    return (0, _schemaproblems.schemaFindings)(_schema.Registry, document, issues).map(({ path, at, ...finding })=>{
        const where = (0, _problem.pointer)(...path);
        return {
            ...finding,
            level: 'error',
            pointer: where,
            ...placeOf(where, at)
        };
    });
}
function ruleProblems(text, registry, now) {
    const placeOf = (0, _places.placesByPointer)(text);
    return _rules.rules.flatMap((rule)=>rule.check(registry, {
            now
        }).map(({ at, ...finding })=>({
                code: rule.code,
                level: rule.level,
                ...finding,
                ...placeOf(finding.pointer, at)
            })));
}
function parseRegistry(text, { now }) {
    const read = (0, _read.readDocument)(text);
    if (!read.ok) return {
        ok: false,
        problems: [
            ...read.problems
        ].sort(byPlace)
    };
    const parsed = _schema.Registry.safeParse(read.value);
    if (!parsed.success) {
        return {
            ok: false,
            problems: schemaProblems(text, read.value, parsed.error.issues).sort(byPlace)
        };
    }
    const problems = ruleProblems(text, parsed.data, now).sort(byPlace);
    if (problems.some(({ level })=>level === 'error')) return {
        ok: false,
        problems
    };
    return {
        ok: true,
        registry: parsed.data,
        digest: (0, _digest.canonicalDigest)(read.value),
        warnings: problems
    };
}
