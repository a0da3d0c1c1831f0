/** A forbidden text, and its source. */
export interface Needle {
  readonly value: string;
  readonly origin: string;
}

interface Node {
  readonly next: Map<number, Node>;
  needle?: Needle;
}

// As written, as JSON with escaped slashes, and as part of an address.
function formsOf({ value }: Needle): ReadonlySet<string> {
  const json = JSON.stringify(value).slice(1, -1);
  return new Set([value, json, json.replaceAll('/', '\\/'), encodeURIComponent(value)]);
}

function add(root: Node, text: string, needle: Needle): void {
  let node = root;
  for (const byte of Buffer.from(text, 'utf8')) {
    let next = node.next.get(byte);
    if (!next) {
      next = { next: new Map() };
      node.next.set(byte, next);
    }
    node = next;
  }
  node.needle ??= needle;
}

/** Finds the first of many texts in bytes. A common beginning is compared once, so their number hardly matters. */
export function needleFinder(needles: readonly Needle[]): (bytes: Buffer) => Needle | undefined {
  const root: Node = { next: new Map() };
  for (const needle of needles) for (const text of formsOf(needle)) add(root, text, needle);
  return (bytes) => {
    for (let start = 0; start < bytes.length; start += 1) {
      let node = root.next.get(bytes[start] ?? 0);
      for (let at = start + 1; node; at += 1) {
        if (node.needle) return node.needle;
        if (at >= bytes.length) break;
        node = node.next.get(bytes[at] ?? 0);
      }
    }
    return undefined;
  };
}
