"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "FAMILIES", {
    enumerable: true,
    get: function() {
        return FAMILIES;
    }
});
const _ancestry = require("./checks/ancestry");
const _branch = require("./checks/branch");
const _bundle = require("./checks/bundle");
const _checklist = require("./checks/checklist");
const _drill = require("./checks/drill");
const _incidents = require("./checks/incidents");
const _inputs = require("./checks/inputs");
const _isolation = require("./checks/isolation");
const _lineage = require("./checks/lineage");
const _receipt = require("./checks/receipt");
const _registry = require("./checks/registry");
const _rehearsal = require("./checks/rehearsal");
const _required = require("./checks/required");
const _revocation = require("./checks/revocation");
const _rollback = require("./checks/rollback");
const _testevidence = require("./checks/test-evidence");
const _verification = require("./checks/verification");
const EVERY_RELEASE = [
    _branch.branchChecks,
    _inputs.inputChecks,
    _registry.registryChecks,
    _ancestry.ancestryChecks,
    _bundle.bundleChecks,
    _revocation.revocationChecks,
    _testevidence.testEvidenceChecks,
    _receipt.receiptChecks,
    _verification.verificationChecks,
    _isolation.isolationChecks,
    _required.sloChecks,
    _incidents.incidentChecks,
    _drill.drillChecks,
    _checklist.checklistChecks,
    _rehearsal.rehearsalChecks,
    _required.durabilityChecks,
    _required.notesChecks,
    _lineage.lineageChecks
];
const FAMILIES = {
    promotion: EVERY_RELEASE,
    'public-release': [
        ...EVERY_RELEASE,
        _required.readinessChecks
    ],
    rollback: [
        _branch.branchChecks,
        _inputs.inputChecks,
        _registry.registryChecks,
        _bundle.bundleChecks,
        _revocation.revocationChecks,
        _rollback.rollbackChecks,
        _isolation.isolationChecks,
        _lineage.lineageChecks
    ]
};
