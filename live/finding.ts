import { sortedBy } from '../plan/sorted';

/** One difference from the plan, or one thing that could not be seen. */
export interface Finding {
  readonly kind: 'missing' | 'different' | 'unowned' | 'unverified';
  readonly address: string;
  readonly field?: string;
  readonly planned?: unknown;
  readonly seen?: unknown;
  readonly reason?: string;
  /** The command that repairs it or finds out. */
  readonly repair: string;
}

/** In the order of a report. */
export function sortedFindings(findings: readonly Finding[]): readonly Finding[] {
  return sortedBy(findings, ({ address, kind, field }) => `${address} ${kind} ${field ?? ''}`);
}

/** 0 as planned, 1 differences, 3 something could not be seen (and no difference was seen). */
export function findingsExitCode(findings: readonly Finding[]): 0 | 1 | 3 {
  if (findings.some(({ kind }) => kind !== 'unverified')) return 1;
  return findings.length > 0 ? 3 : 0;
}
