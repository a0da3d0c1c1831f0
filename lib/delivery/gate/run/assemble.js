"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "assembleInputs", {
    enumerable: true,
    get: function() {
        return assembleInputs;
    }
});
const _place = require("../../../evidence/statement/place");
const _verify = require("../../../evidence/statement/verify");
const _base = require("../../../evidence/trust/base");
const _root = require("../../../evidence/trust/root");
const _teams = require("../../../evidence/waivers/teams");
const _facts = require("../../../live/isolation/facts");
const _sorted = require("../../../plan/sorted");
const _read = require("../../../registry/document/read");
const _parse = require("../../../registry/parse");
const _usererror = require("../../../registry/user-error");
const _report = require("../report");
const _request = require("../request");
const _restorability = require("../restorability");
const _families = require("./families");
const _live = require("./live");
const _raw = require("./raw");
const _reader = require("./reader");
const _waivers = require("./waivers");
function refuse(what, allowed) {
    return new _usererror.UserError(`the gate cannot read its inputs: ${what}`, {
        place: 'gate',
        allowed
    });
}
function requestOf(raw) {
    const found = (0, _raw.documentOf)(raw, 'request');
    const document = found && (0, _read.readDocument)(found.bytes.toString('utf8'));
    const parsed = _request.GateRequest.safeParse(document?.ok ? document.value : undefined);
    if (parsed.success) return parsed.data;
    throw refuse('the request is missing or has another shape', 'one document urn:causeway:gate-request:v1');
}
function registryOf(raw, now) {
    const found = (0, _raw.documentOf)(raw, 'registry');
    if (!found) throw refuse('there is no registry', 'the registry');
    const result = (0, _parse.parseRegistry)(found.bytes.toString('utf8'), {
        file: 'registry',
        now
    });
    if (result.ok) return result;
    throw refuse(`the registry is refused: ${result.problems[0]?.message ?? ''}`, 'causeway registry check says more');
}
// Without trust entries or without a root nobody is believed.
function trustOf(read, registry) {
    const root = read('trusted-root', (bytes)=>(0, _root.parseTrustedRoot)(bytes.toString('utf8'), 'trusted-root'));
    return root && registry.trust && (0, _base.trustBase)(registry, root);
}
function bookOf(raw, request, trust, now) {
    const statements = new Map();
    const refused = [
        ...request.evidence.refused
    ];
    for (const bytes of raw.statements){
        const result = trust ? (0, _verify.verifyStatement)(bytes, trust, now) : {
            ok: false,
            reason: 'the registry trusts nobody'
        };
        if (!result.ok) refused.push({
            path: (0, _report.bytesDigest)(bytes),
            reason: result.reason
        });
        else if (!statements.has(result.id)) {
            statements.set(result.id, {
                ...result,
                path: (0, _place.statementPath)(result.statement, bytes)
            });
        }
    }
    return {
        head: request.evidence.head ?? '',
        statements: (0, _sorted.sortedBy)(statements.values(), ({ id })=>id),
        refused: (0, _sorted.sortedBy)(refused, ({ path })=>path)
    };
}
function documentsOf(raw, trust, now) {
    return raw.documents.map((document)=>{
        const { kind, bytes } = document;
        const digest = (0, _report.bytesDigest)(bytes);
        const signed = (0, _waivers.waiverName)(document) !== undefined && trust ? (0, _verify.verifyStatement)(bytes, trust, now) : undefined;
        return signed?.ok ? {
            id: signed.id,
            kind,
            digest,
            signer: signed.signer.id
        } : {
            id: digest,
            kind,
            digest,
            signer: null
        };
    });
}
function restorabilityOf(bytes) {
    const document = (0, _read.readDocument)(bytes.toString('utf8'));
    const parsed = _restorability.Restorability.safeParse(document.ok ? document.value : undefined);
    if (parsed.success) return parsed.data;
    throw refuse('what can be restored has another shape', 'what causeway lkg --json writes');
}
function assembleInputs(raw, original) {
    const request = requestOf(raw);
    const now = new Date(request.evaluatedAt);
    const { registry, digest } = registryOf(raw, now);
    const unread = [
        ...request.unreadable ?? []
    ];
    const read = (0, _reader.readerOf)(raw, unread);
    const trust = trustOf(read, registry);
    const book = bookOf(raw, request, trust, now);
    const members = read('approver-teams', (bytes)=>(0, _teams.approverTeams)(bytes, now));
    const inputs = {
        request,
        registry,
        registryDigest: digest,
        book,
        documents: documentsOf(raw, trust, now),
        isolationFacts: read('isolation-facts', (bytes)=>(0, _facts.parseFacts)(bytes.toString('utf8'), '--isolation-facts')) ?? _facts.NO_FACTS,
        live: read('live', _live.liveFacts) ?? [],
        ...(0, _families.judgedFamilies)(raw, {
            request,
            registry,
            book,
            now
        }, read),
        restorability: read('restorability', restorabilityOf),
        waivers: (0, _waivers.judgedWaivers)(raw, {
            registry,
            trust,
            book,
            now,
            members
        }),
        original
    };
    return {
        ...inputs,
        unread: (0, _sorted.sortedBy)(unread, ({ kind, reason })=>`${kind} ${reason}`)
    };
}
