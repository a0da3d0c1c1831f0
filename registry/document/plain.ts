const PRINTABLE = /^[ -~]+$/;
// Beside these two an escape may write anything: a control character, half of a surrogate pair, a key in disguise.
const ESCAPE = /\\[^"\\]/;

/**
 * The value of a text that is, to the byte, what `JSON.stringify` writes of it, in printable ASCII and without reserved
 * words: then nothing in it can be hidden, and no key stands twice (the text would be longer than what is written).
 * Undefined of any other text, which says nothing against it. The text is not nested too deep.
 */
export function plainValue(text: string, reserved: Iterable<string>): { readonly value: unknown } | undefined {
  if (!PRINTABLE.test(text) || ESCAPE.test(text)) return undefined;
  for (const key of reserved) if (text.includes(`"${key}"`)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value) === text ? { value } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
