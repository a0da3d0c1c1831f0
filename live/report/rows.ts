import type { Finding } from '../finding';

/** The columns of a report for people. */
export const FINDING_HEADS = ['finding', 'object', 'field', 'planned', 'seen', 'repair'] as const;

/** A field's value for people; empty for undefined. */
export function valueText(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** One row for each finding. */
export function findingRows(findings: readonly Finding[]): readonly (readonly string[])[] {
  return findings.map(({ kind, address, field, planned, seen, reason, repair }) => [
    ...[kind, address, field ?? '', valueText(planned), reason ?? valueText(seen), repair],
  ]);
}
