/** One link of a `Link` header. */
export interface HeaderLink {
  /** The address as it is written, which may be relative. */
  readonly target: string;
  /** Its relation types in lower case: `next`. */
  readonly relations: readonly string[];
  /** All parameters by their names in lower case. Of one that is repeated, the first counts. */
  readonly parameters: ReadonlyMap<string, string>;
}

// Each pattern matches at the place where the last one ended.
const TARGET = /[\t ]*<([^<>\s]+)>/y;
const PARAMETER = /[\t ]*;[\t ]*([!#$%&'*+.^_`|~\w-]+)(?:[\t ]*=[\t ]*(?:"((?:[^"\\]|\\.)*)"|([^\t ",;<>]+)))?/y;
// A list may have empty elements (https://www.rfc-editor.org/rfc/rfc9110#section-5.6.1).
const SEPARATOR = /(?:[\t ]*,)+[\t ]*/y;
const END = /[\t ]*$/y;

/** Matches patterns one after another; a pattern that does not match moves nothing. */
function readerOf(text: string): (pattern: RegExp) => RegExpExecArray | undefined {
  let at = 0;
  return (pattern) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text) ?? undefined;
    if (found) at = pattern.lastIndex;
    return found;
  };
}

/**
 * The links of a `Link` header (https://www.rfc-editor.org/rfc/rfc8288#section-3). Undefined where any part of it is not
 * in that form: a part that cannot be read may be the link to the next page.
 */
export function linksIn(header: string): readonly HeaderLink[] | undefined {
  const read = readerOf(header);
  const links: HeaderLink[] = [];
  read(SEPARATOR);
  while (!read(END)) {
    const target = read(TARGET)?.[1];
    if (target === undefined) return undefined;
    const parameters = new Map<string, string>();
    for (let found = read(PARAMETER); found; found = read(PARAMETER)) {
      const [, name = '', quoted, plain = ''] = found;
      const key = name.toLowerCase();
      if (!parameters.has(key)) parameters.set(key, quoted?.replaceAll(/\\(.)/g, '$1') ?? plain);
    }
    const relations = (parameters.get('rel') ?? '').toLowerCase().split(/[\t ]+/);
    links.push({ target, relations: relations.filter((each) => each !== ''), parameters });
    if (!read(SEPARATOR) && !read(END)) return undefined;
  }
  return links;
}
