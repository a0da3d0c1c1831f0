import canonicalize from 'canonicalize';
import { readDocument } from '../../registry/document/read';
import { UserError } from '../../registry/user-error';
import type { Observation } from '../facts/durability-evidence';
import { bytesDigest, readReport } from '../facts/gate-report';
import type { RawInputs } from '../facts/raw';
import { byDigest } from '../facts/raw';
import { GateRequest } from '../facts/request';
import type { StoredInput } from '../facts/store';
import { replayDecision } from '../run/replay';
import { decisionBytes, decisionOf, type Original } from './world';

function readerOf(raw: RawInputs): (digest: string) => StoredInput {
  const inputs = byDigest(raw);
  return (digest) => {
    const bytes = inputs.get(digest);
    return bytes ? { state: 'there', bytes } : { state: 'gone' };
  };
}

function attempt(bytes: Buffer, raw: RawInputs): string {
  try {
    return replayDecision(bytes, readerOf(raw)).identical ? 'identical' : 'different';
  } catch (error) {
    if (error instanceof UserError) return `refused (exit ${error.exitCode})`;
    throw error;
  }
}

/** The decision is made again from its report and inputs, twice. */
export async function replayObservations({ raw, bytes }: Original): Promise<readonly Observation[]> {
  const expected = bytesDigest(bytes);
  return [
    { step: 'replayed', expected: 'identical', observed: attempt(bytes, raw) },
    { step: 'replayed once more', expected: 'identical', observed: attempt(bytes, raw) },
    { step: 'decided again', expected, observed: bytesDigest(decisionBytes(raw)) },
  ];
}

/** Reports of other versions, or without one, are refused; the one of this version is read as before. */
export async function olderSchema({ raw, bytes }: Original): Promise<readonly Observation[]> {
  const text = bytes.toString('utf8');
  const versions = ['urn:causeway:gate-report:v0', 'urn:causeway:gate-report:v2', 'release-readiness/1', ''];
  const older = versions.map((schema): Observation => {
    const other = Buffer.from(text.replace('urn:causeway:gate-report:v1', schema), 'utf8');
    return { step: `a report of the schema "${schema}"`, expected: 'refused (exit 3)', observed: attempt(other, raw) };
  });
  const reading = readReport(bytes);
  return [
    ...older,
    { step: 'the report of this schema', expected: 'read', observed: reading.ok ? 'read' : reading.reason },
  ];
}

function at(raw: RawInputs, moved: (time: number) => number): RawInputs {
  const documents = raw.documents.map((document) => {
    if (document.kind !== 'request') return document;
    const read = readDocument(document.bytes.toString('utf8'));
    const request = GateRequest.parse(read.ok ? read.value : undefined);
    const evaluatedAt = new Date(moved(Date.parse(request.evaluatedAt))).toISOString();
    return { kind: 'request', bytes: Buffer.from(canonicalize({ ...request, evaluatedAt }) ?? '', 'utf8') };
  });
  return { ...raw, documents };
}

const DAY = 86_400_000;

/**
 * The clock is before the evidence, and a little later than at first: each decision differs, and both can be
 * reproduced.
 */
export async function clockMoved({ raw, bytes }: Original): Promise<readonly Observation[]> {
  const before = decisionBytes(at(raw, (time) => time - 3650 * DAY));
  const later = at(raw, (time) => time + 60_000);
  return [
    { step: 'ten years back', expected: 'no-go', observed: decisionOf(before) },
    { step: 'a minute later, replayed', expected: 'identical', observed: attempt(decisionBytes(later), later) },
    { step: 'the first one, replayed after it', expected: 'identical', observed: attempt(bytes, raw) },
  ];
}
