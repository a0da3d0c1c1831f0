import type { Token } from 'marked';
import type { NewFile } from '../../registry/template';
import { contentOf } from './content';
import { escapedHtml, sitePage } from './frame';
import { readPage } from './page';
import { SEARCH, searchPage } from './search';
import { type Section, sectionsOf } from './sections';
import { type SiteFacts, type Target, targetOf, wayTo } from './targets';

/** A broken link, by its document and line. */
export interface BrokenLink {
  readonly path: string;
  readonly line: number;
  readonly why: string;
}

/** A site: its pages, the paths of the pictures that they show, and the links for which it must not be published. */
export interface DocumentsSite {
  readonly pages: readonly NewFile[];
  readonly pictures: readonly string[];
  readonly broken: readonly BrokenLink[];
}

/** The page that leads to all others. */
const INDEX = 'index.html';

/** The picture that the first page shows, where the repository has it. */
const PICTURE = 'docs/images/report.png';

function tree(sections: readonly Section[], current: string): string {
  const groups = sections.map(({ title, pages }) => {
    const isHere = pages.some(({ address }) => address === current);
    const items = pages.map(({ address, title: name }) => {
      const mark = address === current ? ' aria-current="page"' : '';
      return `<li><a href="${escapedHtml(wayTo(current, address))}"${mark}>${escapedHtml(name)}</a></li>`;
    });
    const open = isHere || sections[0]?.title === title ? ' open' : '';
    return `<details${open}><summary>${escapedHtml(title)}</summary><ul>${items.join('')}</ul></details>`;
  });
  return groups.join('\n');
}

function cards(sections: readonly Section[]): string {
  return sections
    .map(({ title, pages }) => {
      const items = pages.map(
        ({ address, title: name }) =>
          `<li><a href="${escapedHtml(wayTo(INDEX, address))}">${escapedHtml(name)}</a></li>`,
      );
      return `<h2>${escapedHtml(title)}</h2>\n<ul class="cards">${items.join('')}</ul>`;
    })
    .join('\n');
}

/**
 * A static site of documents: a page for each Markdown file below `docs/`, each leading to all others. Other files are
 * left out. Pure; the same documents make the same bytes.
 */
export function documentsSite(about: string, documents: readonly NewFile[], facts: SiteFacts): DocumentsSite {
  const pages = documents.filter(({ path }) => /^docs\/.+\.md$/.test(path)).map(readPage);
  pages.sort((one, other) => (one.address < other.address ? -1 : 1));
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const found = pages.flatMap((page) =>
    page.links.map((link) => ({ page, link, target: targetOf(page, link, byPath, facts) })),
  );
  const targets = new Map<Token, Target>(found.map(({ link, target }) => [link.token, target]));
  const sections = sectionsOf(pages);
  // On a phone the tree is folded away; on a wide screen the style shows it at once.
  const navigation = (current: string) => {
    const link = (to: string, words: string) =>
      `<a href="${escapedHtml(wayTo(current, to))}">${escapedHtml(words)}</a>`;
    return [
      '<nav aria-label="Documents"><div class="tree">',
      `<p>${link(INDEX, about)}</p>`,
      `<p class="find">${link(SEARCH, 'Search')}</p>`,
      `<details class="all"><summary>All documents</summary>${tree(sections, current)}</details>`,
      '</div></nav>',
    ].join('\n');
  };
  const written = pages.map((page) => ({
    path: page.address,
    content: sitePage(`${page.title} · ${about}`, navigation(page.address), contentOf(page, targets)),
  }));
  const picture = facts.hasFile(PICTURE) ? [PICTURE] : [];
  const figure = picture.map((path) => {
    const source = escapedHtml(wayTo(INDEX, path.replace(/^docs\//, '')));
    const caption = 'causeway report: what is wrong, what could not be read, and what is live on each tier';
    return `<figure class="front"><a href="${source}"><img src="${source}" alt="The report"></a><figcaption>${caption}</figcaption></figure>`;
  });
  const [first] = sections[0]?.pages ?? [];
  const start = first
    ? [
        `<p>New here? Begin with <a href="${escapedHtml(wayTo(INDEX, first.address))}">${escapedHtml(first.title)}</a>.</p>`,
      ]
    : [];
  const front = [`<h1>${escapedHtml(about)}</h1>`, ...start, ...figure, cards(sections)].join('\n');
  const index = { path: INDEX, content: sitePage(about, navigation(INDEX), front) };
  const { content, script } = searchPage(pages);
  const search = { path: SEARCH, content: sitePage(`Search · ${about}`, navigation(SEARCH), content, script) };
  const isOwn = pages.some(({ address }) => address === INDEX);
  const shown = found.flatMap(({ target }) => (target.kind === 'picture' ? [target.path] : []));
  return {
    pages: [...(isOwn ? [] : [index]), ...written, search],
    pictures: [...new Set([...shown, ...(isOwn ? [] : picture)])].sort(),
    broken: found.flatMap(({ page: { path }, link: { line }, target }) =>
      target.kind === 'broken' ? [{ path, line, why: target.why }] : [],
    ),
  };
}
