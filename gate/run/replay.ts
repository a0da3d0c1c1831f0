import { KINDS } from '../../evidence/statement/kinds';
import type { GateReport } from '../../evidence/statement/predicates/decision';
import { UserError } from '../../registry/user-error';
import { evaluateGate } from '../decision/evaluate';
import { bytesDigest, readReport, reportBytes } from '../facts/gate-report';
import type { ReplayedDecision } from '../facts/inputs';
import { documentOf, type RawInputs } from '../facts/raw';
import type { StoredInput } from '../facts/store';
import { assembleInputs } from './assemble';

/** Returns an input's bytes by their digest. */
export type InputReader = (digest: string) => StoredInput;

function isStatement(kind: string): boolean {
  return Object.hasOwn(KINDS, kind);
}

/** Reads the inputs of a report back. Throws UserError (exit 3) when one is missing or altered. */
export function rawInputsOf({ inputs }: GateReport, read: InputReader): RawInputs {
  const bytesOf = ({ kind, digest }: GateReport['inputs'][number]): Buffer => {
    const found = read(digest);
    if (found.state === 'there') return found.bytes;
    throw new UserError(`the input ${kind} ${found.state === 'gone' ? 'is gone' : 'was altered'}`, {
      place: digest,
      allowed: 'the folder gate_inputs beside the report, whole',
      exitCode: 3,
    });
  };
  return {
    documents: inputs
      .filter(({ kind }) => !isStatement(kind))
      .map((each) => ({ kind: each.kind, bytes: bytesOf(each) })),
    statements: inputs.filter(({ kind }) => isStatement(kind)).map(bytesOf),
  };
}

/** The replay of the decision that a rollback names among its inputs; when it is impossible, why. */
export function originalOf(raw: RawInputs, read: InputReader): ReplayedDecision | undefined {
  const found = documentOf(raw, 'original-report');
  if (!found) return undefined;
  try {
    return replayDecision(found.bytes, read);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { report: undefined, identical: false, reason: error.message, document: bytesDigest(found.bytes) };
  }
}

/** The inputs of the decision that a rollback names: kept with its own, so that one folder suffices for a replay. */
export function inputsOfOriginal(raw: RawInputs, read: InputReader): readonly Buffer[] {
  const found = documentOf(raw, 'original-report');
  const reading = found && readReport(found.bytes);
  if (!reading?.ok) return [];
  return reading.report.inputs.flatMap(({ digest }) => {
    const input = read(digest);
    return input.state === 'there' ? [input.bytes] : [];
  });
}

/** Makes a report's decision again from its own inputs. */
function evaluateAgain(report: GateReport, read: InputReader): GateReport {
  const raw = rawInputsOf(report, read);
  return evaluateGate(assembleInputs(raw, originalOf(raw, read)));
}

/** Replays a report's bytes. Throws UserError: exit 3 when it is no report of this version, or an input is missing. */
export function replayDecision(bytes: Buffer, read: InputReader): ReplayedDecision & { readonly report: GateReport } {
  const reading = readReport(bytes);
  if (!reading.ok) {
    throw new UserError(reading.reason, {
      place: 'the report',
      allowed: 'a report of this version, as it was written',
      exitCode: 3,
    });
  }
  const { report } = reading;
  const replayedReport = evaluateAgain(report, read);
  const identical = reportBytes(replayedReport).equals(bytes);
  const reason = identical ? 'the same bytes' : firstDifference(report, replayedReport);
  return { report, identical, reason, document: bytesDigest(bytes) };
}

// The first difference in the report's order, where a person starts.
function firstDifference(before: GateReport, after: GateReport): string {
  const fields = Object.keys(before) as (keyof GateReport)[];
  const field = fields.find((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  if (field === undefined) return 'the bytes differ, the content does not';
  if (field !== 'checks') return `${field} differs`;
  const check = before.checks.find((each, index) => JSON.stringify(each) !== JSON.stringify(after.checks[index]));
  return `the check ${check?.id ?? 'that is not there'} differs`;
}
