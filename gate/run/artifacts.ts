import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { GateReport } from '../../evidence/statement/predicates/decision';
import { sortedBy } from '../../plan/sorted';
import { writeFileWhole } from '../../registry/written-file';
import { bytesDigest, REPORT_FILE, reportBytes } from '../facts/gate-report';
import { byDigest, type RawInputs } from '../facts/raw';
import { INPUTS_FOLDER, storeInput } from '../facts/store';

/** One write that stays: after it, or before it, a run may be cut off. */
export interface PersistedStep {
  readonly name: string;
  readonly run: () => void;
}

/** What else is written. */
export interface ArtifactFiles {
  /** After the report, by their names. */
  readonly files: readonly { readonly file: string; readonly bytes: Buffer }[];
  /** Beside the inputs: those of the decision that a rollback goes back to. */
  readonly kept?: readonly Buffer[];
}

/** What a run of the gate leaves behind, in the order of its writing: inputs first, so that no report lacks its own. */
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
