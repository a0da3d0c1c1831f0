import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalDigest } from '../../registry/digest';
import { UserError } from '../../registry/user-error';
import { isUnfinished } from '../../registry/written-file';
import { evaluateGate } from '../decision/evaluate';
import { bytesDigest, REPORT_FILE, readReport, reportBytes } from '../facts/gate-report';
import type { RawInputs } from '../facts/raw';
import { INPUTS_FOLDER, readInput } from '../facts/store';
import { artifactSteps, type PersistedStep } from '../run/artifacts';
import { assembleInputs } from '../run/assemble';
import { replayDecision } from '../run/replay';

/** A decision's inputs, and the decision that follows from them. */
export interface Original {
  readonly raw: RawInputs;
  /** The report's bytes. */
  readonly bytes: Buffer;
}

/** The decision that follows from inputs, as its report's bytes. */
export function decisionBytes(raw: RawInputs): Buffer {
  return reportBytes(evaluateGate(assembleInputs(raw)));
}

/** `go` or `no-go`, as a report says. */
export function decisionOf(bytes: Buffer): string {
  const reading = readReport(bytes);
  return reading.ok ? reading.report.decision : reading.reason;
}

/** The persisted steps of a run that writes a decision into a folder. */
export function stepsInto(folder: string, { raw, bytes }: Original): readonly PersistedStep[] {
  const reading = readReport(bytes);
  if (!reading.ok) throw new Error(reading.reason);
  return artifactSteps(folder, raw, reading.report, { files: [] });
}

/** A digest of every whole file in a folder, names and contents. */
export function folderDigest(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile() && !isUnfinished(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return canonicalDigest(files.map((file) => [file.slice(folder.length + 1), bytesDigest(readFileSync(file))]));
}

/**
 * The content of a folder after a run: no report, or one that can be reproduced byte for byte. Anything else would
 * mislead.
 */
export function whatIsThere(folder: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(folder, REPORT_FILE));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'sound';
    throw error;
  }
  try {
    const { identical } = replayDecision(bytes, (digest) => readInput(join(folder, INPUTS_FOLDER), digest));
    return identical ? 'sound' : 'a report that says something else when made again';
  } catch (error) {
    if (error instanceof UserError) return `a report that cannot be made again: ${error.message}`;
    throw error;
  }
}

/** Runs something in a new folder, which is removed afterwards. */
export async function inFolder<T>(run: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-durability-'));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
