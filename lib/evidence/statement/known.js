"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "knownOr", {
    enumerable: true,
    get: function() {
        return knownOr;
    }
});
const _nodecrypto = require("node:crypto");
const _base = require("../trust/base");
// A command looks at the same files more than once: when it reads the branch, and when it decides by what it read.
const KNOWN = new Map();
const MOST = 50_000;
function resultsOf(trust) {
    const known = KNOWN.get(trust);
    if (known && known.size < MOST) return known;
    const none = new Map();
    KNOWN.set(trust, none);
    return none;
}
function knownOr(bytes, base, find) {
    const trust = (0, _base.trustName)(base);
    if (trust === undefined) return find();
    const results = resultsOf(trust);
    const file = (0, _nodecrypto.hash)('sha256', bytes, 'hex');
    const known = results.get(file) ?? find();
    results.set(file, known);
    return known;
}
