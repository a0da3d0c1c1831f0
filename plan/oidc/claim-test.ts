/** A trust document's condition on one claim of a token. */
export interface ClaimTest {
  readonly claim: string;
  /**
   * `exact`: the claim is one of the values. `pattern`: it matches one of them. `else`: a condition that may not narrow
   * the claim.
   */
  readonly kind: 'exact' | 'pattern' | 'else';
  readonly values: readonly string[];
}

/** One way to be trusted by a document: it admits a token that passes all of its tests. */
export interface Way {
  /** Its place in the document. */
  readonly place: string;
  /** The issuers whose tokens it believes; undefined where the document does not hold them, such as a role of Vault. */
  readonly issuers: readonly string[] | undefined;
  readonly tests: readonly ClaimTest[];
}

/** A document that is not of the kind that it resembles. */
export class UnreadableTrust extends Error {}

/** A text or a list of texts as a list. Throws UnreadableTrust on anything else. */
export function textsIn(value: unknown, place: string): readonly string[] {
  const all = Array.isArray(value) ? value : [value];
  const texts = all.map((each) => (typeof each === 'string' || typeof each === 'number' ? String(each) : undefined));
  if (texts.length > 0 && texts.every((each) => each !== undefined)) return texts;
  throw new UnreadableTrust(`${place} holds no text`);
}
