/** What a trust document asks of one claim of a token. */
export interface ClaimTest {
  readonly claim: string;
  /** `exact`: it is one of the values. `pattern`: it matches one of them. `else`: something that does not narrow it surely. */
  readonly kind: 'exact' | 'pattern' | 'else';
  readonly values: readonly string[];
}

/** One way into what a document guards: a token that passes all of its tests is let in. */
export interface Way {
  /** Where it stands in the document. */
  readonly place: string;
  readonly tests: readonly ClaimTest[];
}

/** Something that is no document of the kind that it looks like. */
export class UnreadableTrust extends Error {}

/** Whether a value is an object with members. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text or a list of texts as a list. Throws UnreadableTrust on anything else. */
export function textsIn(value: unknown, place: string): readonly string[] {
  const all = Array.isArray(value) ? value : [value];
  const texts = all.map((each) => (typeof each === 'string' || typeof each === 'number' ? String(each) : undefined));
  if (texts.length > 0 && texts.every((each) => each !== undefined)) return texts;
  throw new UnreadableTrust(`${place} holds no text`);
}
