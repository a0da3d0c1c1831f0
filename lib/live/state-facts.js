"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "readStateFacts", {
    enumerable: true,
    get: function() {
        return readStateFacts;
    }
});
const _zod = require("zod");
const _read = require("../registry/document/read");
const _usererror = require("../registry/user-error");
const Update = _zod.z.looseObject({
    kind: _zod.z.string(),
    version: _zod.z.int().min(0).default(0),
    startTime: _zod.z.iso.datetime(),
    endTime: _zod.z.iso.datetime().optional(),
    result: _zod.z.string().default('in-progress'),
    message: _zod.z.string().optional(),
    resourceChanges: _zod.z.record(_zod.z.string(), _zod.z.int().min(0)).optional()
});
const Export = _zod.z.looseObject({
    deployment: _zod.z.looseObject({
        manifest: _zod.z.looseObject({
            time: _zod.z.iso.datetime({
                offset: true
            })
        }),
        pending_operations: _zod.z.array(_zod.z.unknown()).nullish()
    })
});
const ALLOWED = 'the output of `pulumi stack history --json --page-size 1000` or `pulumi stack export`';
function readStateFacts(text, place) {
    const refuse = (message)=>new _usererror.UserError(message, {
            place,
            allowed: ALLOWED,
            exitCode: 3
        });
    const document = (0, _read.readDocument)(text);
    if (!document.ok) throw refuse(`the state cannot be read: ${document.problems[0]?.message ?? 'not JSON'}`);
    const history = _zod.z.array(Update).safeParse(document.value);
    if (history.success) {
        const updates = history.data.map(({ kind, version, startTime, endTime, result, message, resourceChanges })=>({
                ...{
                    kind,
                    version,
                    result,
                    startedAt: startTime
                },
                ...endTime === undefined ? {} : {
                    endedAt: endTime
                },
                ...message === undefined ? {} : {
                    message
                },
                ...resourceChanges === undefined ? {} : {
                    changes: resourceChanges
                }
            }));
        return {
            form: 'history',
            updates
        };
    }
    const exported = Export.safeParse(document.value);
    if (!exported.success) throw refuse('the state has another shape');
    const { manifest, pending_operations: pending } = exported.data.deployment;
    return {
        form: 'export',
        writtenAt: manifest.time,
        pending: pending?.length ?? 0
    };
}
