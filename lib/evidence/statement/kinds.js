"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "KINDS", {
    enumerable: true,
    get: function() {
        return KINDS;
    }
});
const _checks = require("./predicates/checks");
const _decision = require("./predicates/decision");
const _delivery = require("./predicates/delivery");
const _people = require("./predicates/people");
function own(kind, predicate, ...subjects) {
    return {
        predicateType: `urn:causeway:attestation:${kind}:v1`,
        predicate,
        subjects
    };
}
const KINDS = {
    'test-result': {
        predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
        predicate: _checks.TestResult,
        subjects: [
            'commit',
            'bundle'
        ]
    },
    'release-bundle': own('release-bundle', _delivery.ReleaseBundle, 'commit', 'bundle'),
    'promotion-ticket': own('promotion-ticket', _delivery.PromotionTicket, 'commit', 'bundle'),
    'ticket-spent': own('ticket-spent', _delivery.TicketSpent, 'ticket'),
    approval: own('approval', _delivery.Approval, 'commit', 'bundle'),
    'deploy-receipt': own('deploy-receipt', _delivery.DeployReceipt, 'commit', 'bundle'),
    'release-decision': {
        ...own('release-decision', _decision.GateReport, 'commit', 'bundle'),
        manyBundles: true
    },
    'apply-receipt': own('apply-receipt', _delivery.ApplyReceipt, 'plan'),
    'ruleset-verification': own('ruleset-verification', _checks.RulesetVerification, 'reading'),
    rehearsal: own('rehearsal', _checks.Rehearsal, 'commit'),
    drill: own('drill', _checks.Drill, 'bundle'),
    checklist: own('checklist', _people.Checklist, 'commit'),
    incident: own('incident', _people.Incident, 'incident'),
    waiver: own('waiver', _people.Waiver, 'waiver'),
    'waiver-approval': own('waiver-approval', _people.WaiverApproval, 'waiver'),
    'secret-fingerprint': own('secret-fingerprint', _checks.SecretFingerprint, 'fingerprint'),
    revocation: own('revocation', _delivery.Revocation, 'bundle'),
    'manual-proof': own('manual-proof', _checks.ManualProof, 'proof')
};
