import { hash } from 'node:crypto';
import { GateReport } from '../../evidence/statement/predicates/decision';
import { canonicalDigest } from '../../registry/digest';
import { readDocument } from '../../registry/document/read';
import { faultText } from '../../registry/shape-fault';

/** The name of the report's file. */
export const REPORT_FILE = 'release_readiness_gate_report.json';

/** The bytes of a report: two spaces, fields in the schema's order, a line break at the end. */
export function reportBytes(report: GateReport): Buffer {
  return Buffer.from(`${JSON.stringify(GateReport.parse(report), null, 2)}\n`, 'utf8');
}

/** The digest that a report must carry: of everything in it except that digest. */
export function decisionDigestOf({ decisionDigest: _own, ...rest }: GateReport): string {
  return canonicalDigest(rest);
}

/** `sha256:…` of bytes. */
export function bytesDigest(bytes: Buffer): string {
  return `sha256:${hash('sha256', bytes, 'hex')}`;
}

/** A report, or the reason why the bytes are not one. */
export type ReportReading =
  | { readonly ok: true; readonly report: GateReport }
  | { readonly ok: false; readonly reason: string };

/**
 * Reads a report: strict JSON of this version's shape with a matching digest. A report of another version is refused.
 */
export function readReport(bytes: Buffer): ReportReading {
  const document = readDocument(bytes.toString('utf8'));
  if (!document.ok) return { ok: false, reason: `the report is not JSON: ${document.problems[0]?.message ?? ''}` };
  const { value } = document;
  const schema = typeof value === 'object' && value !== null && 'schema' in value ? value.schema : undefined;
  if (schema !== 'urn:causeway:gate-report:v1') {
    const said = typeof schema === 'string' ? schema : 'none';
    return { ok: false, reason: `the report's schema is ${said}, not urn:causeway:gate-report:v1` };
  }
  const parsed = GateReport.safeParse(value);
  if (!parsed.success)
    return { ok: false, reason: `the report has an unexpected structure: ${faultText(parsed.error)}` };
  const digest = decisionDigestOf(parsed.data);
  if (digest !== parsed.data.decisionDigest) return { ok: false, reason: 'the report was altered: its digest differs' };
  return { ok: true, report: parsed.data };
}
