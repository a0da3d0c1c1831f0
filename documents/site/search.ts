import type { Token } from 'marked';
import type { Page } from './page';

/** The page that searches all others. */
export const SEARCH = 'search.html';

// Small and without a library: some forty documents are looked through at every key.
const SCRIPT = `
const index = JSON.parse(document.getElementById('index').textContent);
const input = document.getElementById('search');
const list = document.getElementById('results');
const count = document.getElementById('count');
const find = () => {
  const words = input.value.toLowerCase().split(/\\s+/).filter(Boolean);
  list.replaceChildren();
  const hits = words.length === 0 ? [] : index.filter(([, title, text]) => words.every((word) => (title + ' ' + text).toLowerCase().includes(word)));
  hits.sort((one, other) => other[1].toLowerCase().includes(words[0]) - one[1].toLowerCase().includes(words[0]));
  count.textContent = words.length === 0 ? '' : hits.length + (hits.length === 1 ? ' section' : ' sections');
  for (const [address, title, text] of hits.slice(0, 40)) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = address;
    link.textContent = title;
    const at = Math.max(0, text.toLowerCase().indexOf(words[0]) - 60);
    const more = document.createElement('p');
    more.textContent = (at > 0 ? '… ' : '') + text.slice(at, at + 180) + ' …';
    item.append(link, more);
    list.append(item);
  }
};
input.addEventListener('input', find);
input.focus();
`;

/** One part of a page that can be found: its address, its title, its text. */
type Entry = readonly [address: string, title: string, text: string];

function plain(token: Token): string {
  return token.raw
    .replace(/[`*_|#>]+/g, ' ')
    .replace(/\]\([^)]*\)/g, ' ')
    .replace(/[[\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function entriesOf(page: Page): readonly Entry[] {
  const found: { address: string; title: string; text: string[] }[] = [];
  let own = { address: encodeURI(page.address), title: page.title, text: [] as string[] };
  for (const token of page.tokens) {
    const id = page.ids.get(token);
    if (token.type === 'heading' && token['depth'] > 1 && id !== undefined) {
      found.push(own);
      own = {
        address: `${encodeURI(page.address)}#${encodeURIComponent(id)}`,
        title: `${page.title}: ${plain(token)}`,
        text: [],
      };
    } else if (token.type !== 'heading') own.text.push(plain(token));
  }
  return [...found, own].map(({ address, title, text }) => [address, title, text.join(' ')] as const);
}

/** The content and the script of the search page. */
export function searchPage(pages: readonly Page[]): { readonly content: string; readonly script: string } {
  const index = JSON.stringify(pages.flatMap(entriesOf)).replaceAll('<', '\\u003c');
  return {
    content: [
      '<h1>Search</h1>',
      '<p><label>Words <input type="search" id="search" autocomplete="off" spellcheck="false"></label></p>',
      '<p id="count" role="status"></p>',
      '<ul id="results"></ul>',
      `<script type="application/json" id="index">${index}</script>`,
      '<noscript><p>The search needs scripts; the navigation leads to every page without them.</p></noscript>',
    ].join('\n'),
    script: SCRIPT,
  };
}
