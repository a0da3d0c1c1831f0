"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "judgedFamilies", {
    enumerable: true,
    get: function() {
        return judgedFamilies;
    }
});
const _judge = require("../../durability/judge");
const _notes = require("./notes");
const _raw = require("./raw");
const _readiness = require("./readiness");
const _slo = require("./slo");
function judgedFamilies(raw, question, read) {
    const { request, now } = question;
    const durability = (0, _raw.documentOf)(raw, 'durability');
    return {
        slo: (0, _slo.sloFamily)(read, question),
        notes: (0, _notes.notesFamily)(raw, question),
        readiness: (0, _readiness.readinessFamily)(raw, question),
        durability: durability && (0, _judge.judgeDurability)(durability.bytes, {
            commit: request.commit,
            version: request.evaluator.version,
            now
        })
    };
}
