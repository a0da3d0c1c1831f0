"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "Restorability", {
    enumerable: true,
    get: function() {
        return Restorability;
    }
});
const _zod = require("zod");
const _parts = require("../../evidence/statement/predicates/parts");
const _primitives = require("../../registry/schema/primitives");
const Restorability = _zod.z.strictObject({
    schema: _zod.z.literal('urn:causeway:restorability:v1'),
    targets: _zod.z.array(_zod.z.strictObject({
        surface: _primitives.Id,
        tier: _primitives.Id,
        /** The id of the receipt that would be restored. */ receipt: _parts.Digest,
        restorable: _zod.z.boolean(),
        checkedAt: _parts.Time
    }))
});
