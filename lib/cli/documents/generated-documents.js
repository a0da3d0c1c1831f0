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
    get CODEOWNERS_PATH () {
        return CODEOWNERS_PATH;
    },
    get codeownersOf () {
        return codeownersOf;
    },
    get generatedDocuments () {
        return generatedDocuments;
    }
});
const _nodefs = require("node:fs");
const _nodepath = require("node:path");
const _approvals = require("../../delivery/documents/approvals");
const _badges = require("../../delivery/documents/badges");
const _envmatrix = require("../../delivery/documents/env-matrix");
const _registryreference = require("../../delivery/documents/registry-reference");
const _toggleparity = require("../../delivery/documents/toggle-parity");
const _surfacechecks = require("../../delivery/templates/surface-checks");
const _checkout = require("../../live/workflows/checkout");
const _codeowners = require("../../plan/codeowners");
const _configuration = require("../../policy/configuration");
const _document = require("../../policy/document");
const _jsonschema = require("../../registry/json-schema");
const _load = require("../../registry/load");
const _readinessfile = require("../../registry/readiness-file");
const _selectors = require("../../registry/selectors");
const _commandreference = require("./command-reference");
const CODEOWNERS_PATH = '.github/CODEOWNERS';
function codeownersOf(registry, key) {
    return (0, _codeowners.codeowners)(registry, key, (0, _selectors.surfacesByRepository)(registry).get(key) ?? []);
}
// A repository without a README has nothing in it that could be out of date.
function readme(registry, root, now) {
    const file = (0, _nodepath.resolve)(root, _badges.BADGES_PATH);
    if (!(0, _nodefs.existsSync)(file)) return [];
    const text = (0, _nodefs.readFileSync)(file, 'utf8');
    const other = (0, _badges.badgesIn)(text)?.registry;
    // A repository that is governed from elsewhere, or is only the tool, has its own checks in a registry of its own.
    const own = other === undefined ? registry : (0, _load.loadRegistry)((0, _nodepath.resolve)(root, other), {
        now,
        name: other
    }).registry;
    return [
        {
            path: _badges.BADGES_PATH,
            content: (0, _badges.withBadges)(text, (0, _badges.badgesTable)(own, (0, _checkout.readWorkflows)(root, '.')))
        }
    ];
}
function generatedDocuments({ registry, repository, root, now, program }) {
    const checks = (0, _surfacechecks.surfaceChecks)(registry, repository);
    const own = [
        {
            path: CODEOWNERS_PATH,
            content: codeownersOf(registry, repository)
        },
        ...checks ? [
            checks
        ] : []
    ];
    if (repository !== registry.governance.repository) return own;
    return [
        ...own,
        {
            path: _jsonschema.SCHEMA_PATH,
            content: (0, _jsonschema.registryJsonSchemaText)()
        },
        {
            path: _readinessfile.READINESS_SCHEMA_PATH,
            content: (0, _readinessfile.readinessJsonSchemaText)()
        },
        {
            path: _configuration.CONFIGURATION_SCHEMA_PATH,
            content: (0, _configuration.configurationSchemaText)()
        },
        {
            path: _document.POLICIES_PATH,
            content: (0, _document.policiesDocument)()
        },
        {
            path: _commandreference.COMMANDS_PATH,
            content: (0, _commandreference.commandsDocument)(program)
        },
        {
            path: _registryreference.REGISTRY_REFERENCE_PATH,
            content: (0, _registryreference.registryReferenceDocument)()
        },
        {
            path: _envmatrix.ENV_MATRIX_PATH,
            content: (0, _envmatrix.envMatrixDocument)(registry)
        },
        {
            path: _approvals.APPROVALS_PATH,
            content: (0, _approvals.approvalsDocument)(registry)
        },
        {
            path: _toggleparity.TOGGLE_PARITY_PATH,
            content: (0, _toggleparity.toggleParityDocument)(registry)
        },
        ...readme(registry, root, now)
    ];
}
