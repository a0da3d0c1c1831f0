"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "readEvidenceBook", {
    enumerable: true,
    get: function() {
        return readEvidenceBook;
    }
});
const _sorted = require("../../plan/sorted");
const _place = require("../statement/place");
const _presentids = require("../statement/present-ids");
function isBefore(one, other) {
    const difference = one.time.getTime() - other.time.getTime();
    return difference < 0 || difference === 0 && one.path < other.path;
}
function readEvidenceBook(reading, trust, now) {
    const statements = new Map();
    const refused = [
        ...reading.refused
    ];
    for (const { path, bytes } of reading.files){
        const result = (0, _place.verifyPlacedStatement)(path, bytes, trust, now);
        if (!result.ok) {
            refused.push({
                path,
                reason: result.reason
            });
            continue;
        }
        const found = {
            ...result,
            statement: (0, _presentids.inPresentIds)(result.statement, trust.registry),
            path
        };
        const first = statements.get(found.id);
        if (!first || isBefore(found, first)) statements.set(found.id, found);
    }
    return {
        head: reading.head,
        statements: (0, _sorted.sortedBy)(statements.values(), ({ path })=>path),
        refused: (0, _sorted.sortedBy)(refused, ({ path })=>path)
    };
}
