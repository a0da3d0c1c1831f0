import { hash } from 'node:crypto';
import type { EvidenceBook, EvidenceStatement, QuarantinedFile } from './branch';
import { EVIDENCE_FOLDER } from './history';

const FOLDER = `${EVIDENCE_FOLDER}_/_/_/quarantine-`;

/** Whether a quarantine may lie at a path. A reader of a part of the branch reads these as well. */
export function isQuarantinePath(path: string): boolean {
  return path.startsWith(FOLDER);
}

/** The subject of a quarantine of some paths: `sha256:…` of them, sorted, one per line. */
export function quarantineSubject(paths: readonly string[]): string {
  return `sha256:${hash('sha256', [...paths].sort().join('\n'), 'hex')}`;
}

interface Quarantine {
  readonly by: string;
  readonly why: string;
}

// The path suffices: the walk of the history ensures that nothing on the branch changes under its path.
function quarantinesIn(statements: readonly EvidenceStatement[]): ReadonlyMap<string, Quarantine> {
  const found = new Map<string, Quarantine>();
  for (const { statement, signer } of statements) {
    if (statement.kind !== 'quarantine') continue;
    const { paths, reason } = statement.predicate;
    if (statement.subjects.files !== quarantineSubject(paths)) continue;
    for (const path of paths) found.set(path, { by: signer.person ?? signer.id, why: reason });
  }
  return found;
}

/**
 * A book without quarantined files: they are no evidence, and block nothing. Only files that do not count can be
 * quarantined. A valid statement cannot be, even if a quarantine names it.
 */
export function withoutQuarantined(book: EvidenceBook): EvidenceBook {
  const quarantines = quarantinesIn(book.statements);
  if (quarantines.size === 0) return book;
  const quarantined = book.refused.flatMap((file): readonly QuarantinedFile[] => {
    const quarantine = quarantines.get(file.path);
    return quarantine ? [{ ...file, ...quarantine }] : [];
  });
  return { ...book, refused: book.refused.filter(({ path }) => !quarantines.has(path)), quarantined };
}
