import { Marked, type Token, type Tokens } from 'marked';
import { splitFields } from '../../gate/notes/front-matter';
import type { NewFile } from '../../registry/template';
import { headingIds } from './heading-ids';

/** A link or an image of a page: its target as written, and its line. */
export interface PageLink {
  readonly token: Tokens.Link | Tokens.Image;
  readonly href: string;
  readonly line: number;
}

/** A parsed Markdown document, before rendering. */
export interface Page {
  /** Its path in the repository. */
  readonly path: string;
  /** The address of its page in the site. */
  readonly address: string;
  readonly title: string;
  /** Its front matter as written; undefined without one. */
  readonly fields: string | undefined;
  readonly tokens: readonly Token[];
  /** The id of each heading. */
  readonly ids: ReadonlyMap<Token, string>;
  readonly links: readonly PageLink[];
}

const parser = new Marked({ gfm: true });

// The text of a line, without its marks.
function textOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) => ('tokens' in token && token.tokens ? textOf(token.tokens) : 'text' in token ? token.text : ''))
    .join('');
}

function isLink(token: Token): token is Tokens.Link | Tokens.Image {
  return token.type === 'link' || token.type === 'image';
}

// The parser reports no positions: a block begins where those before it end, and a link is found in it by its text.
function linksIn(blocks: readonly Token[], firstLine: number): readonly PageLink[] {
  const found: PageLink[] = [];
  let line = firstLine;
  for (const block of blocks) {
    let from = 0;
    parser.walkTokens([block], (token) => {
      if (!isLink(token)) return;
      const at = block.raw.indexOf(token.raw, from);
      if (at >= 0) from = at + 1;
      found.push({ token, href: token.href, line: line + lineBreaks(block.raw.slice(0, Math.max(0, at))) });
    });
    line += lineBreaks(block.raw);
  }
  return found;
}

function lineBreaks(text: string): number {
  return text.split('\n').length - 1;
}

/** The address of a document's page in the site; a document below `docs/` lies below the site's root. */
function addressOf(path: string): string {
  return path.replace(/^docs\//, '').replace(/\.md$/, '.html');
}

/** Reads a document below `docs/`. */
export function readPage({ path, content }: NewFile): Page {
  const text = content.replaceAll(/\r\n?/g, '\n');
  const { fields, body, bodyLine } = splitFields(text) ?? { fields: undefined, body: text, bodyLine: 1 };
  const tokens = parser.lexer(body);
  const headings: Tokens.Heading[] = [];
  parser.walkTokens(tokens, (token) => {
    if (token.type === 'heading') headings.push(token as Tokens.Heading);
  });
  const texts = headings.map((heading) => textOf(heading.tokens));
  const ids = headingIds(texts);
  return {
    path,
    address: addressOf(path),
    title: texts[0] ?? path,
    fields,
    tokens,
    ids: new Map(headings.map((heading, index) => [heading, ids[index] ?? ''])),
    links: linksIn(tokens, bodyLine),
  };
}
