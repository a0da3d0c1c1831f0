"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "liveFacts", {
    enumerable: true,
    get: function() {
        return liveFacts;
    }
});
const _zod = require("zod");
const _read = require("../../../registry/document/read");
const _primitives = require("../../../registry/schema/primitives");
const _usererror = require("../../../registry/user-error");
/** What `causeway live verify --json` prints, as far as the gate reads it. */ const LiveVerify = _zod.z.object({
    schema: _zod.z.literal('causeway/live-verify/v1'),
    stack: _primitives.Text,
    snapshotDigest: _zod.z.string(),
    findings: _zod.z.array(_zod.z.object({
        kind: _zod.z.string()
    }))
});
function liveFacts(bytes) {
    const document = (0, _read.readDocument)(bytes.toString('utf8'));
    const parsed = LiveVerify.safeParse(document.ok ? document.value : undefined);
    if (!parsed.success) {
        throw new _usererror.UserError('this is no live verification', {
            place: '--live',
            allowed: 'what causeway live verify --json prints'
        });
    }
    const { stack, findings, snapshotDigest } = parsed.data;
    const blind = findings.filter(({ kind })=>kind === 'unverified').length;
    const different = findings.length - blind;
    const status = different > 0 ? 'hard-fail' : blind > 0 ? 'unverified' : 'pass';
    return [
        {
            name: `verification/live-${stack}`,
            status,
            observed: `${different} differences, ${blind} unverified (${snapshotDigest})`,
            threshold: 'no difference, nothing unverified',
            reason: status === 'pass' ? 'as planned' : `${stack} is not as planned, or could not be read whole`,
            fix: `causeway live verify for ${stack} says what differs`
        }
    ];
}
