import { Marked, type Token, type Tokens } from 'marked';
import { parseDocument } from 'yaml';
import { CONTRACT_FIELDS } from '../generated/contract';
import { escapedHtml } from './frame';
import type { Page } from './page';
import type { Target } from './targets';

/** The contract's fields for readers, with their names; the others are for `docs check`. */
const SHOWN = { owner: 'owner', last_reviewed: 'last reviewed', expires: 'expires' } as const;

// A document with further fields is a form or a plan: its fields are its content.
function fieldsShown(fields: string | undefined): string {
  if (fields === undefined) return '';
  const document = parseDocument(fields, { schema: 'failsafe' });
  const values: unknown = document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 0 });
  const entries = values !== null && typeof values === 'object' ? Object.entries(values) : [];
  const isContract = entries.every(([name]) => CONTRACT_FIELDS.includes(name));
  if (entries.length === 0 || !isContract) return `<pre><code>${escapedHtml(fields)}</code></pre>\n`;
  const shown = Object.entries(SHOWN).flatMap(([name, label]) =>
    entries.filter(([each]) => each === name).map(([, value]) => `${label} ${escapedHtml(String(value))}`),
  );
  if (shown.length === 0) return '';
  return `<p class="contract">${shown.join(' · ')}</p>\n`;
}

/** The content of a page as HTML. HTML in the document is shown literally, never passed through. */
export function contentOf(page: Page, targets: ReadonlyMap<Token, Target>): string {
  const addressed = (token: Tokens.Link | Tokens.Image) => {
    const target = targets.get(token);
    // Only a resolved target becomes a link: a site with any other one is not written.
    return target === undefined || target.kind === 'broken' ? undefined : target;
  };
  const linked = (href: string, content: string) => `<a href="${escapedHtml(href)}">${content}</a>`;
  const marked = new Marked({ gfm: true }).use({
    renderer: {
      heading(token) {
        const id = escapedHtml(page.ids.get(token) ?? '');
        return `<h${token.depth} id="${id}">${this.parser.parseInline(token.tokens)}</h${token.depth}>\n`;
      },
      html: ({ text, block }) => (block ? `<pre>${escapedHtml(text.trimEnd())}</pre>\n` : escapedHtml(text)),
      link(token) {
        const content = this.parser.parseInline(token.tokens);
        const target = addressed(token);
        return target ? linked(target.href, content) : content;
      },
      image(token) {
        const target = addressed(token);
        const text = escapedHtml(token.text);
        if (target === undefined) return text;
        // Every reader of the page would request a picture from another host.
        return target.kind === 'picture'
          ? `<img src="${escapedHtml(target.href)}" alt="${text}">`
          : linked(target.href, text);
      },
    },
  });
  return `${fieldsShown(page.fields)}${marked.parser([...page.tokens])}`;
}
