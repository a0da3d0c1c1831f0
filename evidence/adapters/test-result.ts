import { createHash } from 'node:crypto';
import type { Statement } from '../statement/statement';
import type { ReportReading } from './reading';

/** The release that a test result belongs to. */
export interface TestRun {
  /** The full id of the commit that was tested. */
  readonly commit: string;
  /** `sha256:…` of the bundle that was tested. */
  readonly bundle: string;
  readonly surface: string;
  readonly checkId: string;
  /** The run of the workflow, and its attempt. */
  readonly runId: number;
  readonly attempt: number;
}

/** A file that configured the judgement of the report. */
export interface Configuration {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The statement of a check's result in one run about one surface's bundle, with the digest of its report. */
export function testResultStatement(
  { commit, bundle, surface, checkId, runId, attempt }: TestRun,
  report: Buffer,
  { tool, counts, result }: ReportReading,
  configuration: readonly Configuration[] = [],
): Statement<'test-result'> {
  const hex = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  const predicate = {
    result,
    configuration: configuration.map(({ name, bytes }) => ({ name, digest: { sha256: hex(bytes) } })),
    checkId,
    surface,
    counts,
    tool,
    runId,
    attempt,
    reportDigest: `sha256:${hex(report)}`,
  };
  return { kind: 'test-result', subjects: { commit, bundle }, predicate };
}
