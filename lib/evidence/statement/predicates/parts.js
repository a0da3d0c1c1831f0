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
    get Commit () {
        return Commit;
    },
    get Count () {
        return Count;
    },
    get Digest () {
        return Digest;
    },
    get Nonce () {
        return Nonce;
    },
    get Time () {
        return Time;
    },
    get WorkflowRun () {
        return WorkflowRun;
    }
});
const _zod = require("zod");
const _primitives = require("../../../registry/schema/primitives");
const Digest = _zod.z.string().regex(/^sha256:[0-9a-f]{64}$/, 'a digest is sha256:<64 hex digits>');
const Commit = _zod.z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'a commit is a full id');
const Time = _zod.z.iso.datetime();
const Count = _zod.z.int().min(0);
const Nonce = _zod.z.string().regex(/^[0-9a-f]{32,64}$/, 'a nonce is 32 to 64 hex digits');
const WorkflowRun = _zod.z.strictObject({
    repository: _primitives.Text,
    path: _primitives.Text,
    ref: _primitives.Text,
    sha: Commit,
    runId: _zod.z.int().min(1),
    runAttempt: _zod.z.int().min(1),
    actor: _primitives.Text
});
