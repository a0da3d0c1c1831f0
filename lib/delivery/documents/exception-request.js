"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "ExceptionRequest", {
    enumerable: true,
    get: function() {
        return ExceptionRequest;
    }
});
const _zod = require("zod");
const _parts = require("../../evidence/statement/predicates/parts");
const _primitives = require("../../registry/schema/primitives");
const ExceptionRequest = _zod.z.strictObject({
    schema: _zod.z.literal('urn:causeway:exception-request:v1'),
    check: _primitives.Text,
    surfaces: _zod.z.array(_primitives.Id).min(1),
    commit: _parts.Commit,
    constraint: _primitives.Text,
    riskIfUnchanged: _primitives.Text,
    minimalException: _primitives.Text,
    rollbackPath: _primitives.Text,
    requestedBy: _primitives.Principal,
    /** The last day for which it is asked. */ until: _primitives.CalendarDate
});
