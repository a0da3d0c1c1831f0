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
    get calledPlace () {
        return calledPlace;
    },
    get callerText () {
        return callerText;
    },
    get governedText () {
        return governedText;
    },
    get isCallable () {
        return isCallable;
    },
    get isForOthers () {
        return isForOthers;
    }
});
const _yaml = require("yaml");
const _zod = require("zod");
const _usererror = require("../../registry/user-error");
// What each workflow of the way to production says of who governs: nothing, until it is copied.
const UNSAID = `  GOVERNING: \${{ inputs.governing || '' }}`;
function isForOthers(text) {
    return text.split(UNSAID).length === 2;
}
function requireForOthers(name, text) {
    if (!isForOthers(text)) throw new Error(`${name} is for the governing repository only`);
}
function governedText(name, text, governing) {
    requireForOthers(name, text);
    return text.replace(UNSAID, `  GOVERNING: ${JSON.stringify(governing)}`);
}
function calledPlace(text, place) {
    const [, repository, commit] = /^([\w.-]+\/[\w.-]+)@([0-9a-f]{40})$/.exec(text) ?? [];
    if (repository !== undefined && commit !== undefined) return {
        repository,
        commit
    };
    throw new _usererror.UserError(`"${text}" names no commit of a repository`, {
        place,
        allowed: '<owner>/<repository>@<the 40 hex digits of a commit>: what is called is pinned by its commit'
    });
}
const Permissions = _zod.z.record(_zod.z.string(), _zod.z.enum([
    'read',
    'write',
    'none'
]));
const Inputs = _zod.z.looseObject({
    inputs: _zod.z.record(_zod.z.string(), _zod.z.unknown()).optional()
}).nullish();
const Callable = _zod.z.looseObject({
    on: _zod.z.looseObject({
        workflow_dispatch: Inputs,
        workflow_call: _zod.z.looseObject({
            secrets: _zod.z.record(_zod.z.string(), _zod.z.unknown()).optional()
        }).nullish()
    }),
    jobs: _zod.z.record(_zod.z.string(), _zod.z.looseObject({
        permissions: Permissions
    }))
});
// `on` as it is written, without that it can be called.
function events(text) {
    const lines = text.split('\n');
    const from = lines.indexOf('on:');
    const to = lines.findIndex((line, index)=>index > from && /^\S/.test(line));
    const block = lines.slice(from, to).filter((line)=>line.trim() !== '' && !/^ {2}#/.test(line));
    const begins = block.indexOf('  workflow_call:');
    const ends = block.findIndex((line, index)=>index > begins && /^ {2}\S/.test(line));
    return [
        ...block.slice(0, begins),
        ...ends < 0 ? [] : block.slice(ends)
    ];
}
/** All that jobs may, each permission at its highest. */ function allPermissions({ jobs }) {
    const all = Object.values(jobs).flatMap(({ permissions })=>Object.entries(permissions));
    const names = [
        ...new Set(all.filter(([, level])=>level !== 'none').map(([name])=>name))
    ].sort();
    const isWritten = (name)=>all.some(([each, level])=>each === name && level === 'write');
    return Object.fromEntries(names.map((name)=>[
            name,
            isWritten(name) ? 'write' : 'read'
        ]));
}
function block(key, values) {
    const entries = Object.entries(values).map(([name, value])=>`      ${name}: ${value}`);
    return entries.length === 0 ? [] : [
        `    ${key}:`,
        ...entries
    ];
}
function handedOn(names, context) {
    return Object.fromEntries(names.map((name)=>[
            name,
            `\${{ ${context}.${name} }}`
        ]));
}
// zizmor reads one file alone: what is called is what it would have to look at.
const DANGEROUS = /^ {2}pull_request_target:$/;
const IGNORED = '# zizmor: ignore[dangerous-triggers] what is called runs no code of a pull request';
function isCallable(text) {
    return /^ {2}workflow_call:$/m.test(text);
}
function callerText(name, text, { repository, commit, governing }) {
    const file = Callable.parse((0, _yaml.parse)(text));
    if (governing !== undefined) requireForOthers(name, text);
    const inputs = Object.keys(file.on.workflow_dispatch?.inputs ?? {});
    const secrets = Object.keys(file.on.workflow_call?.secrets ?? {});
    const lines = [
        `# Calls ${repository}'s ${name}.yml by its commit, and does nothing else. What signs is that file: the registry's trust`,
        '# names it (signerWorkflow) and its commit (signerDigests), and goes with it when this one is moved on.',
        `name: ${name}`,
        '',
        ...events(text).map((line)=>DANGEROUS.test(line) ? `${line} ${IGNORED}` : line),
        '',
        'permissions: {}',
        '',
        'jobs:',
        `  ${name}:`,
        `    name: ${name}`,
        ...block('permissions', allPermissions(file)),
        `    uses: ${repository}/.github/workflows/${name}.yml@${commit}`,
        ...block('with', {
            ...handedOn(inputs, 'inputs'),
            ...governing && {
                governing: JSON.stringify(governing)
            }
        }),
        ...block('secrets', handedOn(secrets, 'secrets'))
    ];
    return `${lines.join('\n')}\n`;
}
