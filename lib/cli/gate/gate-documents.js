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
    get boundedFile () {
        return boundedFile;
    },
    get gateDocuments () {
        return gateDocuments;
    },
    get inputsBeside () {
        return inputsBeside;
    },
    get readGateDocuments () {
        return readGateDocuments;
    },
    get reportIn () {
        return reportIn;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _canonicalize = /*#__PURE__*/ _interop_require_default(require("canonicalize"));
const _report = require("../../delivery/gate/report");
const _readiness = require("../../delivery/gate/run/readiness");
const _store = require("../../delivery/gate/run/store");
const _waivers = require("../../delivery/gate/run/waivers");
const _files = require("../../evidence/waivers/files");
const _limits = require("../../registry/document/limits");
const _read = require("../../registry/document/read");
const _usererror = require("../../registry/user-error");
const _common = require("../common");
const _readiness1 = require("./readiness");
function _interop_require_default(obj) {
    return obj && obj.__esModule ? obj : {
        default: obj
    };
}
function boundedFile(path, place) {
    const stats = (0, _nodefs.statSync)(path, {
        throwIfNoEntry: false
    });
    const allowed = `the path of a file of at most ${_limits.MAX_BYTES} bytes`;
    if (!stats?.isFile()) throw new _usererror.UserError('there is no such file', {
        place,
        allowed
    });
    if (stats.size > _limits.MAX_BYTES) throw new _usererror.UserError('the file is too large', {
        place,
        allowed
    });
    try {
        return (0, _nodefs.readFileSync)(path);
    } catch (error) {
        const { code } = error;
        if (code === undefined) throw error;
        throw new _usererror.UserError(`the file cannot be read: ${code}`, {
            place,
            allowed
        });
    }
}
// In canonical form its digest is the registry's own.
function registryDocument(common, context) {
    const read = (0, _read.readDocument)((0, _nodefs.readFileSync)((0, _common.registryPath)(common, context), 'utf8'));
    return {
        kind: 'registry',
        bytes: Buffer.from((0, _canonicalize.default)(read.ok ? read.value : null) ?? '', 'utf8')
    };
}
function readinessDocuments(root, path) {
    const document = {
        kind: 'readiness',
        bytes: boundedFile((0, _nodepath.join)(root, path), path)
    };
    const digestOf = (name)=>(0, _readiness1.digestBelow)(root, name) ?? null;
    const digests = Object.fromEntries((0, _readiness.readinessPaths)(document).map((name)=>[
            name,
            digestOf(name)
        ]));
    return [
        document,
        {
            kind: 'readiness-files',
            bytes: Buffer.from((0, _canonicalize.default)(digests) ?? '', 'utf8')
        }
    ];
}
function waiverDocuments(folder) {
    const waivers = (0, _files.waiverFiles)(folder).flatMap(({ waiver, approvals })=>[
            waiver,
            ...approvals
        ]);
    return waivers.flatMap(({ name, bytes })=>bytes ? [
            (0, _waivers.waiverDocument)(name, bytes)
        ] : []);
}
function handedOver(files, attempt, context) {
    const kinds = {
        live: files.live,
        metrics: files.metrics,
        notes: files.notes,
        durability: files.durability,
        restorability: files.restorability,
        'isolation-facts': files.isolationFacts,
        'approver-teams': files.approverTeams,
        'original-report': files.original
    };
    for (const [kind, file] of Object.entries(kinds)){
        if (file !== undefined) attempt(kind, ()=>[
                {
                    kind,
                    bytes: boundedFile((0, _nodepath.resolve)(context.cwd, file), file)
                }
            ]);
    }
}
function eachDocument(attempt, [{ registry }, root, files, common, context]) {
    const named = (kind, path)=>{
        if (path !== undefined) attempt(kind, ()=>[
                {
                    kind,
                    bytes: boundedFile((0, _nodepath.join)(root, path), path)
                }
            ]);
    };
    attempt('registry', ()=>[
            registryDocument(common, context)
        ]);
    named('trusted-root', registry.trust?.root);
    named('slo-policy', registry.slo);
    attempt('waivers', ()=>waiverDocuments((0, _nodepath.join)(root, registry.waivers)));
    const { readiness } = registry;
    if (files.kind === 'public-release' && readiness) attempt('readiness', ()=>readinessDocuments(root, readiness));
    handedOver(files, attempt, context);
}
function readGateDocuments(...where) {
    const documents = [];
    const unreadable = [];
    eachDocument((kind, read)=>{
        try {
            documents.push(...read());
        } catch (error) {
            if (!(error instanceof _usererror.UserError)) throw error;
            unreadable.push({
                kind,
                reason: error.message
            });
        }
    }, where);
    return {
        documents,
        unreadable
    };
}
function gateDocuments(...where) {
    const documents = [];
    eachDocument((_kind, read)=>documents.push(...read()), where);
    return documents;
}
function inputsBeside(report) {
    return (digest)=>(0, _store.readInput)((0, _nodepath.join)((0, _nodepath.dirname)(report), _store.INPUTS_FOLDER), digest);
}
function reportIn(folder) {
    return (0, _nodepath.join)(folder, _report.REPORT_FILE);
}
