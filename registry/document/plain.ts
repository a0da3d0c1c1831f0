const PRINTABLE = /^[ -~]+$/;
// Any other escape can hide something: a control character, half of a surrogate pair, a reserved key.
const ESCAPE = /\\[^"\\]/;

/**
 * The value of a text that equals, byte for byte, what `JSON.stringify` writes of it, in printable ASCII and without
 * reserved words. Such a text can hide nothing, and no key occurs twice (the text would be longer). Undefined for any
 * other text, which may still be valid. The text must not be nested too deep.
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
