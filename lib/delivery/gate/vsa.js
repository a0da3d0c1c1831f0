"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "verificationSummary", {
    enumerable: true,
    get: function() {
        return verificationSummary;
    }
});
const _report = require("./report");
const sha256 = (digest)=>({
        sha256: digest.replace(/^sha256:/, '')
    });
function verificationSummary(report) {
    const { release, registry, inputs, decision, kind, evaluator } = report;
    const isGo = decision === 'go';
    const decided = {
        uri: `urn:causeway:gate-report:${report.decisionDigest}`,
        digest: sha256((0, _report.bytesDigest)((0, _report.reportBytes)(report)))
    };
    const signed = inputs.filter(({ verified })=>verified);
    return {
        _type: 'https://in-toto.io/Statement/v1',
        subject: release.bundles.map(({ surface, digest })=>({
                name: surface,
                digest: sha256(digest)
            })),
        predicateType: 'https://slsa.dev/verification_summary/v1',
        predicate: {
            verifier: {
                id: `urn:causeway:gate:${report.profile}`,
                version: {
                    [evaluator.name]: evaluator.version
                }
            },
            timeVerified: report.evaluatedAt,
            resourceUri: `git+https://github.com/${release.repository}@${release.commit}`,
            policy: {
                uri: `urn:causeway:registry:${release.toTier}`,
                digest: sha256(registry.digest)
            },
            inputAttestations: [
                decided,
                ...signed.map((input)=>({
                        uri: `urn:causeway:attestation:${input.kind}:${input.id}`,
                        digest: sha256(input.digest)
                    }))
            ],
            verificationResult: isGo ? 'PASSED' : 'FAILED',
            verifiedLevels: [
                isGo ? `CAUSEWAY_${kind.toUpperCase().replace('-', '_')}_${release.toTier.toUpperCase()}` : 'FAILED'
            ],
            slsaVersion: '1.1'
        }
    };
}
