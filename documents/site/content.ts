import { Marked, type Token, type Tokens } from 'marked';
import { parseDocument } from 'yaml';
import { CONTRACT_FIELDS } from '../generated/contract';
import { escaped } from './frame';
import type { Page } from './page';
import type { Target } from './targets';

/** What readers want to see of a contract, and what it is called; the rest of it is for `docs check`. */
const SHOWN = { owner: 'owner', last_reviewed: 'last reviewed', expires: 'expires' } as const;

// What has other fields besides is a document to fill in or a plan: there the fields are what it says.
function fieldsShown(fields: string | undefined): string {
  if (fields === undefined) return '';
  const document = parseDocument(fields, { schema: 'failsafe' });
  const values: unknown = document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 0 });
  const entries = values !== null && typeof values === 'object' ? Object.entries(values) : [];
  const isContract = entries.every(([name]) => CONTRACT_FIELDS.includes(name));
  if (entries.length === 0 || !isContract) return `<pre><code>${escaped(fields)}</code></pre>\n`;
  const shown = Object.entries(SHOWN).flatMap(([name, label]) =>
    entries.filter(([each]) => each === name).map(([, value]) => `${label} ${escaped(String(value))}`),
  );
  if (shown.length === 0) return '';
  return `<p class="contract">${shown.join(' · ')}</p>\n`;
}

/** The content of a page as HTML. What is HTML in the document is shown as it is written, never passed through. */
export function contentOf(page: Page, targets: ReadonlyMap<Token, Target>): string {
  const addressed = (token: Tokens.Link | Tokens.Image) => {
    const target = targets.get(token);
    // Only what leads somewhere becomes a link: a site with anything else is not written at all.
    return target === undefined || target.kind === 'broken' ? undefined : target;
  };
  const linked = (href: string, content: string) => `<a href="${escaped(href)}">${content}</a>`;
  const marked = new Marked({ gfm: true }).use({
    renderer: {
      heading(token) {
        const id = escaped(page.ids.get(token) ?? '');
        return `<h${token.depth} id="${id}">${this.parser.parseInline(token.tokens)}</h${token.depth}>\n`;
      },
      html: ({ text, block }) => (block ? `<pre>${escaped(text.trimEnd())}</pre>\n` : escaped(text)),
      link(token) {
        const content = this.parser.parseInline(token.tokens);
        const target = addressed(token);
        return target ? linked(target.href, content) : content;
      },
      image(token) {
        const target = addressed(token);
        const text = escaped(token.text);
        if (target === undefined) return text;
        // A picture of another host would be asked for by everybody who reads the page.
        return target.kind === 'picture'
          ? `<img src="${escaped(target.href)}" alt="${text}">`
          : linked(target.href, text);
      },
    },
  });
  return `${fieldsShown(page.fields)}${marked.parser([...page.tokens])}`;
}
