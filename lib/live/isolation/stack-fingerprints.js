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
    get parseStackOutputs () {
        return parseStackOutputs;
    },
    get toldFingerprints () {
        return toldFingerprints;
    }
});
const _zod = require("zod");
const _usererror = require("../../registry/user-error");
const _facts = require("./facts");
const Outputs = _zod.z.object({
    secretFingerprints: _zod.z.strictObject({
        tier: _zod.z.string().min(1),
        key: _zod.z.string().min(1),
        prints: _zod.z.record(_zod.z.string(), _zod.z.string().min(1))
    }).optional()
});
function parseStackOutputs(text, place) {
    const allowed = 'what `pulumi stack output --json --show-secrets` prints of a tier’s stack';
    let json;
    try {
        json = JSON.parse(text);
    } catch  {
        throw new _usererror.UserError('the stack’s outputs are not JSON', {
            place,
            allowed
        });
    }
    const parsed = Outputs.safeParse(json);
    if (parsed.success) return parsed.data.secretFingerprints;
    throw new _usererror.UserError('the stack’s outputs have another shape (without --show-secrets they are hidden)', {
        place,
        allowed
    });
}
function toldFingerprints(stacks) {
    const told = {};
    for (const { tier, key, prints } of stacks){
        for (const [name, print] of Object.entries(prints)){
            const secret = name.replace('/', `/${tier}/`);
            if (Object.hasOwn(told, secret)) {
                const allowed = 'the outputs of each stack once';
                throw new _usererror.UserError(`two outputs tell of ${secret}`, {
                    place: '--stack-outputs',
                    allowed
                });
            }
            told[secret] = (0, _facts.fingerprintFact)(key, print);
        }
    }
    return told;
}
