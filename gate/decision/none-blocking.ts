import type { GateCheck } from '../../evidence/statement/predicates/decision';

/** The checks, and a missing one where none of them blocks: nothing is proven then. */
export function orNothing(checks: readonly GateCheck[]): readonly GateCheck[] {
  if (checks.some(({ mode, status }) => mode === 'blocking' && status !== 'skipped-expected')) return checks;
  return [
    ...checks,
    {
      id: 'registry/none',
      category: 'registry',
      severity: 'critical',
      mode: 'blocking',
      status: 'missing',
      observed: 'none',
      threshold: 'at least one blocking check',
      evidence: [],
      reason: 'no blocking check was made',
      fix: 'ask for evidence in the registry',
    } as GateCheck,
  ];
}
