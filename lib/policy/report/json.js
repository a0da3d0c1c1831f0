"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "jsonReport", {
    enumerable: true,
    get: function() {
        return jsonReport;
    }
});
const _summary = require("./summary");
function jsonReport(report) {
    const { on, registry, stacks, resources, findings } = report;
    return {
        schema: 'causeway/policy-check/v1',
        ok: (0, _summary.exitCode)(report) === 0,
        on,
        registry: {
            file: registry.file,
            digest: registry.digest
        },
        stacks,
        resources,
        findings: findings.map(({ rule, level, status, stack, name, urn, what, pointer, waiver })=>({
                code: rule.code,
                category: rule.category,
                severity: rule.severity,
                level,
                status,
                stack,
                name,
                urn,
                what,
                pointer,
                waiver,
                why: rule.why,
                fix: rule.fix,
                docs: rule.docs
            }))
    };
}
