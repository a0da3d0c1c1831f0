const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

const COMMA = 0x2c;

/** A limit that a document exceeds, and where. */
export interface Excess {
  readonly what: 'depth' | 'entries' | 'values';
  readonly offset: number;
}

/** The offset of the quote that ends a string, or of the text's end. */
function endOfString(text: string, open: number): number {
  for (let end = text.indexOf('"', open + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let at = end;
    while (text.charCodeAt(at - 1) === BACKSLASH) at -= 1;
    if ((end - at) % 2 === 0) return end;
  }
  return text.length;
}

/**
 * The first excess over a document's limits: nesting, entries of one list or object, values in total. A flat scan that
 * keeps nothing of the text, because every parser creates an object for each value.
 */
export function excessIn(
  text: string,
  limits: { readonly depth: number; readonly entries: number; readonly values: number },
): Excess | undefined {
  const entries: number[] = [];
  let values = 1;
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (code === QUOTE) offset = endOfString(text, offset);
    else if (code === OPEN_BRACE || code === OPEN_BRACKET || code === COMMA) {
      values += 1;
      if (values > limits.values) return { what: 'values', offset };
      if (code !== COMMA) {
        if (entries.length === limits.depth) return { what: 'depth', offset };
        entries.push(1);
      } else {
        const count = (entries.pop() ?? 0) + 1;
        if (count > limits.entries) return { what: 'entries', offset };
        entries.push(count);
      }
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      entries.pop();
    }
  }
  return undefined;
}

/** The offset at which nesting first exceeds `limit`, or undefined. */
export function tooDeepAt(text: string, limit: number): number | undefined {
  const unlimited = Number.POSITIVE_INFINITY;
  return excessIn(text, { depth: limit, entries: unlimited, values: unlimited })?.offset;
}
