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
    get mostAt () {
        return mostAt;
    },
    get spentPath () {
        return spentPath;
    },
    get statementPath () {
        return statementPath;
    },
    get verifyPlacedStatement () {
        return verifyPlacedStatement;
    }
});
const _nodecrypto = require("node:crypto");
const _bundlefile = require("./bundle-file");
const _statement = require("./statement");
const _verify = require("./verify");
/** Stands where a kind has no commit, surface or tier: no id can be this. */ const NONE = '_';
function spentPath({ surface, tier, nonce }) {
    return `evidence/${NONE}/${surface}/${tier}/ticket-spent-${nonce}.sigstore.json`;
}
function statementPath(statement, file) {
    const { kind, subjects, predicate } = statement;
    if (kind === 'ticket-spent') return spentPath(statement.predicate);
    const surface = 'surface' in predicate ? predicate.surface : NONE;
    const tier = (0, _statement.tierOf)({
        predicate
    }) ?? NONE;
    const digest = (0, _nodecrypto.hash)('sha256', file, 'hex');
    return `evidence/${subjects.commit ?? NONE}/${surface}/${tier}/${kind}-${digest}.sigstore.json`;
}
const DECISION = /\/release-decision-[0-9a-f]+\.sigstore\.json$/;
function mostAt(path) {
    return DECISION.test(path) ? _bundlefile.MAX_DECISION_BYTES : _bundlefile.MAX_STATEMENT_BYTES;
}
function verifyPlacedStatement(path, file, trust, now) {
    if (file.length > mostAt(path)) return {
        ok: false,
        reason: 'the file is too large'
    };
    const result = (0, _verify.verifyStatement)(file, trust, now);
    if (!result.ok || statementPath(result.statement, file) === path) return result;
    return {
        ok: false,
        reason: 'the file lies at the path of another statement'
    };
}
