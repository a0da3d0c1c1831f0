"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "heldObjects", {
    enumerable: true,
    get: function() {
        return heldObjects;
    }
});
const _zod = require("zod");
const _address = require("../plan/address");
const _logicalnames = require("../plan/logical-names");
const _read = require("../registry/document/read");
const _usererror = require("../registry/user-error");
// Of a state, names alone are looked at: what else stands in it may be secret.
const Inputs = _zod.z.record(_zod.z.string(), _zod.z.unknown());
const Export = _zod.z.looseObject({
    deployment: _zod.z.looseObject({
        resources: _zod.z.array(_zod.z.looseObject({
            urn: _zod.z.string(),
            type: _zod.z.string(),
            inputs: Inputs.optional(),
            delete: _zod.z.boolean().optional()
        })).nullish()
    })
});
function inEnvironment(text) {
    const [repository, environment] = [
        text('repository'),
        text('environment')
    ];
    return repository === undefined || environment === undefined ? undefined : {
        repository,
        environment
    };
}
/** Where the object of a resource is; undefined for what is never told to be nobody's, or is part of something else. */ function addressOf(kind, text) {
    const place = inEnvironment(text);
    const repository = text('repository');
    switch(kind){
        case 'environment':
            return place && {
                kind,
                ...place
            };
        case 'branch-policy':
            {
                const pattern = text('branchPattern');
                return place && pattern !== undefined ? {
                    kind,
                    ...place,
                    pattern
                } : undefined;
            }
        case 'environment-variable':
        case 'environment-secret':
            {
                const name = text(kind === 'environment-secret' ? 'secretName' : 'variableName');
                return place && name !== undefined ? {
                    kind,
                    ...place,
                    name
                } : undefined;
            }
        case 'repository-variable':
            {
                const name = text('variableName');
                return repository !== undefined && name !== undefined ? {
                    kind,
                    repository,
                    name
                } : undefined;
            }
        case 'ruleset':
            {
                const ruleset = text('name');
                return repository !== undefined && ruleset !== undefined ? {
                    kind,
                    repository,
                    ruleset
                } : undefined;
            }
        case 'site':
            {
                const [team, site] = [
                    text('team'),
                    text('name')
                ];
                return team !== undefined && site !== undefined ? {
                    kind,
                    team,
                    site
                } : undefined;
            }
        case 'actions':
        case 'workflow-permissions':
        case 'site-variable':
        case 'site-domain':
        case 'site-build':
            return undefined;
        default:
            return (0, _address.never)(kind);
    }
}
function heldObjects(text, place) {
    const document = (0, _read.readDocument)(text);
    const parsed = Export.safeParse(document.ok ? document.value : undefined);
    const refuse = (message)=>new _usererror.UserError(message, {
            place,
            allowed: 'the output of `pulumi stack export`',
            exitCode: 3
        });
    if (!parsed.success) throw refuse('this is no exported state');
    const resources = parsed.data.deployment.resources ?? [];
    const stacks = new Set(resources.map(({ urn })=>/^urn:pulumi:([^:]+)::/.exec(urn)?.[1]));
    const [stack] = stacks;
    if (stack === undefined || stacks.size !== 1) throw refuse('the state does not say of which stack it is');
    const addresses = resources.flatMap(({ type, inputs = {} })=>{
        const kind = (0, _logicalnames.objectKind)(type);
        const address = kind && addressOf(kind, (key)=>typeof inputs[key] === 'string' ? inputs[key] : undefined);
        return address ? [
            (0, _address.addressText)(address)
        ] : [];
    });
    return {
        stack,
        addresses: new Set(addresses)
    };
}
