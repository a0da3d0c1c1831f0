import { z } from 'zod';
import { Digest } from '../../evidence/statement/predicates/parts';
import { readDocument } from '../../registry/document/read';
import { parseReadiness, type Readiness } from '../../registry/readiness-file';
import { bytesDigest } from '../facts/gate-report';
import type { GateInputs, JudgedFact } from '../facts/inputs';
import { documentOf, type RawDocument, type RawInputs } from '../facts/raw';
import { openReason, readinessStatus } from '../readiness/status';
import type { FamilyQuestion } from './slo';

/** The digests of the files that readiness names, at the time of the gate; null where a file is missing. */
const ReadinessFiles = z.record(z.string(), Digest.nullable());

function readinessOf({ bytes }: RawDocument): Readiness {
  return parseReadiness(bytes.toString('utf8'), 'readiness');
}

function filesOf(document: RawDocument | undefined): ReadonlyMap<string, string | null> {
  const read = document && readDocument(document.bytes.toString('utf8'));
  const result = ReadinessFiles.safeParse(read?.ok ? read.value : {});
  return new Map(Object.entries(result.success ? result.data : {}));
}

/** The paths of the files that a readiness document names. Throws UserError (exit 2) on another document. */
export function readinessPaths(document: RawDocument): readonly string[] {
  const { items } = readinessOf(document);
  const all = items.flatMap(({ criteria }) => criteria.flatMap(({ evidence }) => evidence));
  return [...new Set(all.flatMap((each) => (each.kind === 'file' ? [each.path] : [])))].sort();
}

/** Every phase and use case, by its evidence. */
export function readinessFamily(raw: RawInputs, { book, request }: FamilyQuestion): GateInputs['readiness'] {
  const found = documentOf(raw, 'readiness');
  if (!found || request.kind !== 'public-release') return undefined;
  const files = filesOf(documentOf(raw, 'readiness-files'));
  const digestOf = (path: string) => files.get(path) ?? undefined;
  const { items } = readinessStatus(readinessOf(found), { digestOf, book });
  return items.map((item): JudgedFact => {
    const open = openReason(item);
    return {
      name: `readiness/${item.id}`,
      status: open === undefined ? 'pass' : 'missing',
      observed: item.status,
      threshold: 'complete',
      reason: open ?? `${item.title}: complete`,
      fix: `finish ${item.id} and record its evidence; causeway readiness status says what is open`,
      evidence: [bytesDigest(found.bytes)],
    };
  });
}
