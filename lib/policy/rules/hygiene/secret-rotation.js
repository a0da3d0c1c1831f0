"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "secretRotation", {
    enumerable: true,
    get: function() {
        return secretRotation;
    }
});
const _rotation = require("../../../plan/rotation");
const _pointers = require("../../pointers");
function holders(context) {
    const { environments, sites, registry } = context;
    return [
        ...environments.map((plan)=>({
                ...plan,
                pointer: (0, _pointers.environmentPointer)(context, plan)
            })),
        ...sites.map((plan)=>({
                ...plan,
                pointer: (0, _pointers.surfacePointer)(registry, plan.surface, 'secrets')
            }))
    ];
}
function overdue({ lastRotated, rotateEvery }, now) {
    return lastRotated !== undefined && Date.parse(`${lastRotated}T00:00:00Z`) + (0, _rotation.durationMs)(rotateEvery) < now.getTime();
}
const secretRotation = {
    code: 'hygiene-secret-rotation',
    title: 'Secrets are rotated in time',
    why: 'A secret that was copied once works until it is rotated.',
    fix: 'Rotate it where it is stored and record `lastRotated` in the registry.',
    severity: 'medium',
    category: 'hygiene',
    docs: 'https://docs.github.com/en/actions/reference/security/secure-use#use-secrets-for-sensitive-information',
    level: 'advisory',
    milestone: 'M2',
    scope: 'stack',
    check (_views, context) {
        return holders(context).flatMap((holder)=>holder.secrets.filter((secret)=>overdue(secret, context.now)).map((secret)=>({
                    what: `the secret ${secret.name} of ${holder.name} was last rotated on ${secret.lastRotated}, more than ${secret.rotateEvery} ago; ${secret.owner} owns it`,
                    pointer: holder.pointer
                })));
    }
};
