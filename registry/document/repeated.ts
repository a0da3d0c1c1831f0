const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;

// In valid JSON a colon outside of texts separates the name of a member from its value.
function writtenMembers(text: string): number {
  let count = 0;
  let inString = false;
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (inString && code === BACKSLASH) offset += 1;
    else if (code === QUOTE) inString = !inString;
    else if (code === COLON && !inString) count += 1;
  }
  return count;
}

function readMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const values = Object.values(value);
  return values.reduce<number>((sum, each) => sum + readMembers(each), Array.isArray(value) ? 0 : values.length);
}

/**
 * Whether an object of a valid JSON text has a name twice. RFC 8259 section 4 leaves open which one a reader takes; JSON.parse
 * drops all but the last. `value` is what it read. The text must not be nested too deep.
 */
export function hasRepeatedName(text: string, value: unknown): boolean {
  return writtenMembers(text) > readMembers(value);
}
