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
    get jsonReport () {
        return jsonReport;
    },
    get markdownReport () {
        return markdownReport;
    },
    get problemsOf () {
        return problemsOf;
    },
    get summary () {
        return summary;
    },
    get textReport () {
        return textReport;
    }
});
const _problem = require("./problem");
const SHOWN = 200;
function problemsOf(result) {
    return result.ok ? result.warnings : result.problems;
}
function count(number, noun) {
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
function summary(file, result) {
    const problems = problemsOf(result);
    const warnings = problems.filter(({ level })=>level === 'warning').length;
    const told = warnings > 0 ? `, ${count(warnings, 'warning')}` : '';
    if (!result.ok) return `${file}: refused, ${count(problems.length - warnings, 'error')}${told}`;
    const { surfaces, tiers, repositories } = result.registry;
    const what = [
        count(surfaces.length, 'surface'),
        count(tiers.length, 'tier'),
        `${Object.keys(repositories).length} ${Object.keys(repositories).length === 1 ? 'repository' : 'repositories'}`
    ];
    return `${file}: sound${told} (${what.join(', ')}; ${result.digest})`;
}
function shown(items, show, rest) {
    const lines = items.slice(0, SHOWN).map(show);
    return items.length > SHOWN ? [
        ...lines,
        rest(items.length - SHOWN)
    ] : lines;
}
function textReport(file, result) {
    const lines = shown(problemsOf(result), (problem)=>(0, _problem.describeProblem)(file, problem), (left)=>`and ${left} more: --json lists all`);
    return [
        ...lines,
        summary(file, result)
    ].join('\n');
}
function cell(text) {
    return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');
}
function markdownReport(file, result) {
    const problems = problemsOf(result);
    const head = [
        `### Registry: ${result.ok ? 'sound' : 'refused'}`,
        '',
        cell(summary(file, result))
    ];
    if (problems.length === 0) return head.join('\n');
    const rows = shown(problems, ({ line, column, level, code, message, allowed })=>`| ${line}:${column} | ${level} | \`${code}\` | ${cell(message)} | ${cell(allowed ?? '')} |`, (left)=>`| | | | and ${left} more | |`);
    return [
        ...head,
        '',
        '| where | level | code | what | allowed |',
        '|---|---|---|---|---|',
        ...rows
    ].join('\n');
}
function jsonReport(file, result) {
    const problems = problemsOf(result);
    return result.ok ? {
        schema: 'causeway/registry-check/v1',
        ok: true,
        file,
        digest: result.digest,
        problems
    } : {
        schema: 'causeway/registry-check/v1',
        ok: false,
        file,
        problems
    };
}
