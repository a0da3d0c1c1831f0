"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "sarifReport", {
    enumerable: true,
    get: function() {
        return sarifReport;
    }
});
const RULES = {
    missing: 'planned, and not there',
    different: 'there, and not as planned',
    unowned: 'there, and nobody’s',
    unverified: 'could not be seen'
};
function sarifReport(findings, registry, version) {
    return {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: {
                    driver: {
                        ...{
                            name: 'causeway live verify',
                            version
                        },
                        rules: Object.entries(RULES).map(([id, words])=>({
                                id,
                                shortDescription: {
                                    text: words
                                }
                            }))
                    }
                },
                results: findings.map(({ kind, address, field, repair, reason })=>({
                        ruleId: kind,
                        level: kind === 'unverified' ? 'warning' : 'error',
                        message: {
                            text: `${address}${field === undefined ? '' : ` (${field})`}: ${reason ?? RULES[kind]}. Repair: ${repair}`
                        },
                        locations: [
                            {
                                physicalLocation: {
                                    artifactLocation: {
                                        uri: registry
                                    },
                                    region: {
                                        startLine: 1
                                    }
                                }
                            }
                        ],
                        partialFingerprints: {
                            'causeway/v1': `${kind} ${address} ${field ?? ''}`
                        }
                    }))
            }
        ]
    };
}
