import { exitCode, type PolicyReport } from './summary';

/** A report as one JSON document. */
export function jsonReport(report: PolicyReport): object {
  const { on, registry, stacks, resources, own, findings } = report;
  return {
    schema: 'causeway/policy-check/v1',
    ok: exitCode(report) === 0,
    on,
    registry: { file: registry.file, digest: registry.digest },
    stacks,
    resources,
    ownRules: own,
    findings: findings.map(({ rule, level, status, stack, name, urn, what, pointer, waiver }) => ({
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
      docs: rule.docs,
    })),
  };
}
