import type { GateReport } from '../../evidence/statement/predicates/decision';

// Besides the report a signed decision contains subjects, signature and witnesses; each subject takes a line.
const AROUND = 16_384;

const SUBJECT = 200;

/** The approximate size of a report as a signed decision, in base64. */
export function signedSize(report: GateReport): number {
  const payload = Buffer.byteLength(JSON.stringify(report)) + report.release.bundles.length * SUBJECT;
  return Math.ceil((payload * 4) / 3) + AROUND;
}
