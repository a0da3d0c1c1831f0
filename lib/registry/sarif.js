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
const _report = require("./report");
const _rules = require("./rules");
function sarifReport(file, result) {
    const problems = (0, _report.problemsOf)(result);
    const used = new Set(problems.map(({ code })=>code));
    return {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: {
                    driver: {
                        name: 'causeway registry check',
                        rules: _rules.ruleTable.filter(({ code })=>used.has(code)).map(({ code, level, title, why })=>({
                                id: code,
                                shortDescription: {
                                    text: title
                                },
                                fullDescription: {
                                    text: why
                                },
                                defaultConfiguration: {
                                    level
                                }
                            }))
                    }
                },
                columnKind: 'utf16CodeUnits',
                results: problems.map(({ code, level, message, allowed, line, column, pointer })=>({
                        ruleId: code,
                        level,
                        message: {
                            text: allowed ? `${message} (allowed: ${allowed})` : message
                        },
                        locations: [
                            {
                                physicalLocation: {
                                    artifactLocation: {
                                        uri: file.replaceAll('\\', '/')
                                    },
                                    region: {
                                        startLine: line,
                                        startColumn: column
                                    }
                                },
                                logicalLocations: [
                                    {
                                        fullyQualifiedName: pointer
                                    }
                                ]
                            }
                        ]
                    }))
            }
        ]
    };
}
