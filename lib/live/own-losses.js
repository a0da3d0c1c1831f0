"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "compareOwnState", {
    enumerable: true,
    get: function() {
        return compareOwnState;
    }
});
const _zod = require("zod");
const _owncomparison = require("../plan/own-comparison");
const _ownrefusals = require("../plan/own-refusals");
const _usererror = require("../registry/user-error");
const _reading = require("./reading");
const Names = _zod.z.array(_zod.z.looseObject({
    name: _zod.z.string()
}));
async function secretsAt(reader, organization, at) {
    const { repository = '', environment = '' } = at.fields;
    const path = [
        'repos',
        organization,
        repository,
        'environments',
        environment,
        'secrets'
    ].map(encodeURIComponent);
    const list = (0, _reading.shaped)(Names, await reader.list(`/${path.join('/')}`, 'secrets'));
    if (list.state === 'read') return list.value.map(({ name })=>name);
    // An environment that is not there any more has nothing to lose.
    if (list.state === 'absent') return [];
    throw new _usererror.UserError(`could not list the secrets of ${repository}/${environment}: ${(0, _reading.reasonOf)(list)}`, {
        place: `${repository}/environment`,
        exitCode: 3
    });
}
function ownedIn({ matches, gone }) {
    const objects = [
        ...matches.flatMap(({ planned, held })=>[
                planned,
                held
            ]),
        ...gone
    ];
    return objects.filter(({ kind })=>kind === 'environment').map(({ fields: { repository = '', environment = '' } })=>({
            repository,
            name: environment
        }));
}
function describe({ what, why, command }) {
    return `  ${what}: ${why}\n    → ${command}`;
}
async function compareOwnState(reader, { registry, plan, held, repositoryIds }) {
    const comparison = (0, _owncomparison.compareOwn)(plan, held, repositoryIds);
    const managed = new Set(held.flatMap(({ fields })=>fields['secretName'] === undefined ? [] : [
            secretKey(fields, fields['secretName'])
        ]));
    const gone = comparison.gone.filter(({ kind })=>kind === 'environment');
    const secrets = new Map();
    for (const environment of gone){
        const names = await secretsAt(reader, plan.organization, environment);
        const external = names.filter((name)=>!managed.has(secretKey(environment.fields, name)));
        secrets.set(environment.urn, external);
    }
    const refusals = (0, _ownrefusals.refusalsOf)(comparison, {
        registry,
        plan,
        held,
        secretsIn: ({ urn })=>secrets.get(urn) ?? []
    });
    if (refusals.length === 0) return {
        aliases: comparison.aliases,
        owned: ownedIn(comparison)
    };
    throw new _usererror.UserError([
        `an update of ${plan.stack} would take away what this registry does not say may go:`,
        ...refusals.map(describe)
    ].join('\n'), {
        place: 'the registry beside the state of this stack; nothing was written',
        allowed: `what only got another name: causeway rename surface|repository|tier OLD NEW; what may go: the commands above; or the edit taken back (docs/changing-things.md)`
    });
}
function secretKey(fields, name) {
    return [
        fields['repository'],
        fields['environment'],
        name
    ].join('\n').toLowerCase();
}
