import { bytesDigest } from './gate-report';

/** A document as it was read: its kind and its bytes. */
export interface RawDocument {
  /** `request`, `registry`, `trusted-root`, `waiver/<file name>`, `slo-policy`, `metrics`, `notes`, … */
  readonly kind: string;
  readonly bytes: Buffer;
}

/** All inputs of a decision, as bytes. */
export interface RawInputs {
  readonly documents: readonly RawDocument[];
  /** The files of the relevant statements, as they are on the branch. */
  readonly statements: readonly Buffer[];
}

/** The document of a kind; undefined when there is none. Throws on two of one kind (a bug of the caller). */
export function documentOf({ documents }: RawInputs, kind: string): RawDocument | undefined {
  const found = documents.filter((each) => each.kind === kind);
  if (found.length > 1) throw new Error(`there are ${found.length} documents of the kind ${kind}`);
  return found[0];
}

/** Every input by its digest, each once. */
export function byDigest({ documents, statements }: RawInputs): ReadonlyMap<string, Buffer> {
  const all = [...documents.map(({ bytes }) => bytes), ...statements];
  return new Map(all.map((bytes) => [bytesDigest(bytes), bytes]));
}
