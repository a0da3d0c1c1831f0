import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { GateReport } from '../../evidence/statement/predicates/decision';
import { sortedBy } from '../../plan/sorted';
import { writeFileWhole } from '../../registry/written-file';
import { bytesDigest, REPORT_FILE, reportBytes } from '../facts/gate-report';
import { byDigest, type RawInputs } from '../facts/raw';
import { INPUTS_FOLDER, storeInput } from '../facts/store';

/** One persistent write: a run may be interrupted before or after it. */
export interface PersistedStep {
  readonly name: string;
  readonly run: () => void;
}

/** Further files to write. */
export interface ArtifactFiles {
  /** After the report, by their names. */
  readonly files: readonly { readonly file: string; readonly bytes: Buffer }[];
  /** Besides the inputs: those of the decision that a rollback returns to. */
  readonly kept?: readonly Buffer[];
}

/** The writes of a gate run in order: inputs first, so that no report lacks its own. */
export function artifactSteps(
  folder: string,
  raw: RawInputs,
  report: GateReport,
  { files, kept = [] }: ArtifactFiles,
): readonly PersistedStep[] {
  const all = new Map([...byDigest(raw), ...kept.map((bytes) => [bytesDigest(bytes), bytes] as const)]);
  const inputs = sortedBy(all, ([digest]) => digest);
  const write = (file: string, bytes: Buffer): PersistedStep => ({
    name: file,
    run: () => {
      mkdirSync(folder, { recursive: true });
      writeFileWhole(join(folder, file), bytes);
    },
  });
  return [
    ...inputs.map(([digest, bytes]) => ({
      name: digest,
      run: () => void storeInput(join(folder, INPUTS_FOLDER), bytes),
    })),
    write(REPORT_FILE, reportBytes(report)),
    ...files.map(({ file, bytes }) => write(file, bytes)),
  ];
}
