"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "boundSteps", {
    enumerable: true,
    get: function() {
        return boundSteps;
    }
});
const _zod = require("zod");
const _preview = require("../../live/blast-radius/preview");
const _credentials = require("../../live/drift/credentials");
const _sorted = require("../../plan/sorted");
const _digest = require("../../registry/digest");
const _usererror = require("../../registry/user-error");
/** The engine marks a value as secret by this key; the ciphertext beside it is another one each time. */ const SECRET_MARK = '4dabf18193072939515e22adb298388d';
const State = _zod.z.looseObject({
    type: _zod.z.string().optional(),
    inputs: _zod.z.record(_zod.z.string(), _zod.z.unknown()).optional(),
    protect: _zod.z.boolean().optional(),
    retainOnDelete: _zod.z.boolean().optional(),
    parent: _zod.z.string().optional(),
    provider: _zod.z.string().optional(),
    dependencies: _zod.z.array(_zod.z.string()).nullish()
});
const Steps = _zod.z.object({
    steps: _zod.z.array(_zod.z.looseObject({
        op: _zod.z.string(),
        urn: _zod.z.string(),
        provider: _zod.z.string().optional(),
        oldState: State.nullish(),
        newState: State.nullish(),
        diffReasons: _zod.z.array(_zod.z.string()).nullish(),
        replaceReasons: _zod.z.array(_zod.z.string()).nullish(),
        detailedDiff: _zod.z.record(_zod.z.string(), _zod.z.unknown()).nullish()
    })).default([])
});
/** Steps that change nothing: whether they are shown depends on how the engine was called. */ const IDLE = [
    'same',
    'read',
    'refresh'
];
function withoutCiphertext(value) {
    if (Array.isArray(value)) return value.map(withoutCiphertext);
    if (typeof value !== 'object' || value === null) return value;
    if (SECRET_MARK in value) return '[secret]';
    return Object.fromEntries(Object.entries(value).map(([key, each])=>[
            key,
            withoutCiphertext(each)
        ]));
}
// A provider is named by its URN and, after `::`, an id that a first preview does not know yet.
function providerOf(reference) {
    return reference?.replace(/::[^:]*$/, '') ?? null;
}
// Outputs stay out: etags and times in them change without anybody's doing.
function shapeOf(state) {
    if (!state) return null;
    const { type, inputs, protect, retainOnDelete, parent, provider, dependencies } = state;
    return {
        ...{
            type: type ?? null,
            inputs: withoutCiphertext(inputs ?? {}),
            protect: protect ?? false
        },
        ...{
            retainOnDelete: retainOnDelete ?? false,
            parent: parent ?? null,
            provider: providerOf(provider)
        },
        dependencies: (0, _sorted.sortedSet)(dependencies ?? [])
    };
}
function boundSteps(text, place, stack) {
    const { steps: known, doubts } = (0, _preview.readPreview)(text, place);
    const allowed = 'the whole output of a `pulumi preview --json` that succeeded';
    const [doubt] = doubts;
    if (doubt !== undefined) {
        throw new _usererror.UserError(`the preview is not whole: ${doubt}`, {
            place,
            allowed,
            exitCode: 3
        });
    }
    const foreign = known.find((step)=>step.stack !== stack);
    if (foreign) {
        throw new _usererror.UserError(`the preview is of the stack "${foreign.stack}"`, {
            place,
            allowed: `one of ${stack}`
        });
    }
    const parsed = Steps.safeParse(JSON.parse(text));
    if (!parsed.success) throw new _usererror.UserError('the steps have another shape', {
        place,
        allowed,
        exitCode: 3
    });
    const steps = parsed.data.steps// Who previews is not who applies: each by an App of its own (ARCHITECTURE.md "Where the keys live").
    .filter((step)=>!IDLE.includes(step.op) && !(0, _credentials.isCredentialStep)(step)).map(({ op, urn, provider, oldState, newState, diffReasons, replaceReasons, detailedDiff })=>({
            ...{
                op,
                urn
            },
            digest: (0, _digest.canonicalDigest)({
                ...{
                    op,
                    urn,
                    provider: providerOf(provider),
                    old: shapeOf(oldState),
                    new: shapeOf(newState)
                },
                ...{
                    diff: (0, _sorted.sortedSet)(diffReasons ?? []),
                    replace: (0, _sorted.sortedSet)(replaceReasons ?? [])
                },
                detailed: withoutCiphertext(detailedDiff ?? {})
            })
        }));
    return (0, _sorted.sortedBy)(steps, ({ urn, op, digest })=>`${urn} ${op} ${digest}`);
}
