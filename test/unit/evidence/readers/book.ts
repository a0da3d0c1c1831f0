import type { EvidenceBook } from '../../../../evidence/branch/branch';

/** When the readers are asked. */
export const NOW = new Date('2026-11-21T09:00:00Z');
/** The release's commit, its bundle, and the registry that counts. */
export const COMMIT = 'a'.repeat(40);
export const BUNDLE = `sha256:${'b'.repeat(64)}`;
export const REGISTRY = `sha256:${'c'.repeat(64)}`;
/** So many hours before `NOW`. */
export const ago = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);

let count = 0;
/** A statement as a book holds it, with an id of its own. */
export function entry(
  kind: string,
  predicate: object,
  { time = ago(1), subjects = {}, person, id }: { time?: Date; subjects?: object; person?: string; id?: string } = {},
) {
  count += 1;
  return {
    ...{ id: id ?? `${kind}-${count}`, time, signer: { id: person ?? 'ci', person } },
    statement: { kind, subjects, predicate },
  };
}
/** A book of these statements, and of files that count for nothing. */
export const book = (statements: readonly object[], refused: readonly string[] = []) =>
  ({
    ...{ head: COMMIT, statements },
    refused: refused.map((path) => ({ path, reason: 'the key is not trusted' })),
  }) as unknown as EvidenceBook;
/** The path of a file of a kind in a place of the branch. */
export const file = (place: string, kind: string) => `evidence/${place}/${kind}-${'0'.repeat(64)}.sigstore.json`;
