"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "testResultStatement", {
    enumerable: true,
    get: function() {
        return testResultStatement;
    }
});
const _nodecrypto = require("node:crypto");
function testResultStatement({ commit, bundle, surface, checkId, runId, attempt }, report, { tool, counts, result }, configuration = []) {
    const hex = (bytes)=>(0, _nodecrypto.createHash)('sha256').update(bytes).digest('hex');
    const predicate = {
        result,
        configuration: configuration.map(({ name, bytes })=>({
                name,
                digest: {
                    sha256: hex(bytes)
                }
            })),
        checkId,
        surface,
        counts,
        tool,
        runId,
        attempt,
        reportDigest: `sha256:${hex(report)}`
    };
    return {
        kind: 'test-result',
        subjects: {
            commit,
            bundle
        },
        predicate
    };
}
