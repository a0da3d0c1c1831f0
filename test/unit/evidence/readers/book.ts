import type { EvidenceStatement } from '../../../../evidence/branch/branch';
import type { KnownKind } from '../../../../evidence/statement/kinds';
import { sample } from '../../../support/evidence/samples';
import { book as bookOf, verified } from '../../../support/evidence/verified';

/** The time at which the readers are asked. */
export const NOW = new Date('2026-11-21T09:00:00Z');
/** The release's commit and bundle, and the digest of the valid registry. */
export const COMMIT = 'a'.repeat(40);
export const BUNDLE = `sha256:${'b'.repeat(64)}`;
export const REGISTRY = `sha256:${'c'.repeat(64)}`;
/** The time this many hours before `NOW`. */
export const ago = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);

let count = 0;
/** A statement as a book holds it, with its own id: signed by a job, or with a person's key. */
export function entry(
  kind: KnownKind,
  predicate: object,
  { time = ago(1), subjects = {}, person, id }: { time?: Date; subjects?: object; person?: string; id?: string } = {},
): EvidenceStatement {
  count += 1;
  return verified(sample(kind, predicate, subjects), {
    id: id ?? `${kind}-${count}`,
    time,
    signer: { id: person ?? 'ci', person },
  });
}
/** A book of these statements, and of files that do not count. */
export const book = (statements: readonly EvidenceStatement[], refused: readonly string[] = []) =>
  bookOf(
    statements,
    refused.map((path) => ({ path, reason: 'the key is not trusted' })),
  );
/** The path of a file of a kind in a place of the branch. */
export const file = (place: string, kind: string) => `evidence/${place}/${kind}-${'0'.repeat(64)}.sigstore.json`;
