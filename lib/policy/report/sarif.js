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
const _places = require("../../registry/document/places");
const _rules = require("../rules");
/** GitHub's code scanning sorts by this number (CVSS-like, of tag `security`). */ const SECURITY_SEVERITY = {
    low: '3.0',
    medium: '5.0',
    high: '8.0',
    critical: '9.5'
};
function descriptor(rule) {
    return {
        id: rule.code,
        shortDescription: {
            text: rule.title
        },
        fullDescription: {
            text: rule.why
        },
        help: {
            text: `${rule.why} ${rule.fix}`,
            markdown: `${rule.why}\n\n**Fix**: ${rule.fix}`
        },
        helpUri: rule.docs,
        defaultConfiguration: {
            level: rule.level === 'mandatory' ? 'error' : 'warning'
        },
        properties: {
            tags: [
                'security',
                rule.category
            ],
            precision: 'very-high',
            'security-severity': SECURITY_SEVERITY[rule.severity],
            milestone: rule.milestone,
            scope: rule.scope
        }
    };
}
function sarifReport({ registry, findings }, version) {
    const placeOf = (0, _places.placesByPointer)(registry.text);
    const result = ({ rule, level, stack, status, what, pointer, urn })=>{
        const { line, column } = placeOf(pointer);
        return {
            ruleId: rule.code,
            ruleIndex: _rules.rules.indexOf(rule),
            level: level === 'mandatory' ? 'error' : 'warning',
            kind: 'fail',
            message: {
                text: `${what} (${stack}). ${rule.fix}`
            },
            locations: [
                {
                    physicalLocation: {
                        artifactLocation: {
                            uri: registry.file.replaceAll('\\', '/')
                        },
                        region: {
                            startLine: line,
                            startColumn: column
                        }
                    },
                    logicalLocations: [
                        {
                            fullyQualifiedName: pointer
                        },
                        ...urn === undefined ? [] : [
                            {
                                fullyQualifiedName: urn
                            }
                        ]
                    ]
                }
            ],
            partialFingerprints: {
                'causeway/v1': `${rule.code}:${stack}:${what}`
            },
            properties: {
                status,
                stack
            }
        };
    };
    return {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: {
                    driver: {
                        name: 'causeway policy',
                        version,
                        rules: _rules.rules.map(descriptor)
                    }
                },
                columnKind: 'utf16CodeUnits',
                results: findings.map(result)
            }
        ]
    };
}
