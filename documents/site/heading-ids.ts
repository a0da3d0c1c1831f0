/**
 * The characters that GitHub keeps of a heading in its address: letters, numbers, marks, connectors, hyphens and
 * spaces.
 */
const LEFT_OUT = /[^\p{L}\p{N}\p{M}\p{Pc}\- ]/gu;
/** Character references for dropped characters, or for characters so rare that nobody links to them. */
const REFERENCES = /&(?:[a-z]+|#\d+|#x[0-9a-f]+);/gi;

/**
 * The ids of a page's headings, from their texts in order, as GitHub makes them: lower case, hyphens, numbered when
 * they repeat.
 */
export function headingIds(texts: readonly string[]): readonly string[] {
  const used = new Map<string, number>();
  return texts.map((text) => {
    const plain = text.replace(REFERENCES, '').trim().toLowerCase().replace(LEFT_OUT, '').replaceAll(' ', '-');
    let id = plain;
    while (used.has(id)) {
      const next = (used.get(plain) ?? 0) + 1;
      used.set(plain, next);
      id = `${plain}-${next}`;
    }
    used.set(id, 0);
    return id;
  });
}
