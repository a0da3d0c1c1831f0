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
    get MAX_DECISION_BYTES () {
        return _bundlefile.MAX_DECISION_BYTES;
    },
    get MAX_STATEMENT_BYTES () {
        return _bundlefile.MAX_STATEMENT_BYTES;
    },
    get verifyStatement () {
        return verifyStatement;
    }
});
const _nodecrypto = require("node:crypto");
const _entries = require("../trust/entries");
const _run = require("../trust/run");
const _bundlefile = require("./bundle-file");
const _known = require("./known");
const _presentids = require("./present-ids");
const _refusal = require("./refusal");
const _signature = require("./signature");
const _statement = require("./statement");
function trustedSigner(statement, { signer }, { registry }) {
    if (signer.kind === 'key') {
        const { entry } = signer.key;
        (0, _entries.requireKeyTrust)(statement, entry, registry);
        return {
            id: entry.id,
            person: entry.person
        };
    }
    const entry = (0, _entries.sigstoreEntryFor)(statement, signer.claims, registry);
    const run = (0, _run.signerRun)(signer.claims);
    (0, _run.requireSameRun)(statement, run);
    return {
        id: entry.id,
        person: undefined,
        run
    };
}
function judged(bytes, trust) {
    try {
        const bundle = (0, _bundlefile.readBundleFile)(bytes);
        const payload = (0, _bundlefile.payloadOf)(bundle);
        const signature = (0, _signature.verifySignature)(bundle, trust);
        const { time } = signature;
        const parsed = (0, _statement.parseStatement)(payload);
        if (!parsed.ok) throw new _refusal.Refusal(parsed.reason);
        const { statement } = parsed;
        if (statement.kind !== 'release-decision' && bytes.length > _bundlefile.MAX_STATEMENT_BYTES) {
            throw new _refusal.Refusal('the file is too large');
        }
        // Who may sign is asked of the ids that the registry has now: it knows no others.
        const signer = trustedSigner((0, _presentids.inPresentIds)(statement, trust.registry), signature, trust);
        return {
            ok: true,
            id: `sha256:${(0, _nodecrypto.hash)('sha256', payload, 'hex')}`,
            statement,
            signer,
            time
        };
    } catch (error) {
        if (error instanceof _refusal.Refusal) return {
            ok: false,
            reason: error.message
        };
        throw error;
    }
}
function verifyStatement(bytes, trust, now) {
    const found = (0, _known.knownOr)(bytes, trust, ()=>judged(bytes, trust));
    if (found.ok && found.time.getTime() > now.getTime() + _signature.CLOCK_SKEW) {
        return {
            ok: false,
            reason: 'it was signed in the future'
        };
    }
    return found;
}
