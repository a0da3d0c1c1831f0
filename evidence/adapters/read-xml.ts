import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { unreadable } from './read-json';

/** An element of an XML document, without its text. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
}

/** A node as the parser returns it with `preserveOrder`: one key is the element's name; `:@` holds its attributes. */
type Node = Readonly<Record<string, unknown>>;

// A report needs no document type, and entities can expand a small file (CWE-776) or read others (CWE-611).
function hasDoctype(text: string): boolean {
  let rest = text.replace(/^\uFEFF/, '').trimStart();
  for (;;) {
    const end = rest.startsWith('<?') ? '?>' : rest.startsWith('<!--') ? '-->' : undefined;
    if (end === undefined) return /^<!(?!\[CDATA\[)/.test(rest);
    const at = rest.indexOf(end);
    if (at === -1) return false;
    rest = rest.slice(at + end.length).trimStart();
  }
}

function elementsOf(nodes: unknown): readonly XmlElement[] {
  const elements: XmlElement[] = [];
  for (const node of Array.isArray(nodes) ? (nodes as readonly Node[]) : []) {
    const name = Object.keys(node).find((key) => key !== ':@');
    if (name === undefined || name.startsWith('#') || name.startsWith('?')) continue;
    const attributes = new Map(Object.entries(node[':@'] ?? {}).map(([key, value]) => [key, String(value)]));
    elements.push({ name, attributes, children: elementsOf(node[name]) });
  }
  return elements;
}

/**
 * Reads an XML report and returns its root. Document types are refused, entities are not expanded. Throws UserError
 * (exit 2).
 */
export function readXmlReport(tool: string, text: string): XmlElement {
  if (text.trim() === '') throw unreadable(tool, 'it is empty');
  if (hasDoctype(text)) throw unreadable(tool, 'it has a document type');
  const validity = XMLValidator.validate(text);
  if (validity !== true) throw unreadable(tool, `it is not XML, or cut off (line ${validity.err.line})`);
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
    maxNestedTags: 64,
  });
  let nodes: unknown;
  try {
    nodes = parser.parse(text);
  } catch {
    // The library's messages quote the document.
    throw unreadable(tool, 'it is not XML that can be taken in');
  }
  const roots = elementsOf(nodes);
  const [root] = roots;
  if (root === undefined || roots.length !== 1) throw unreadable(tool, 'it does not have exactly one root');
  return root;
}
