import type { Token } from 'marked';
import type { NewFile } from '../../registry/template';
import { contentOf } from './content';
import { escaped, framed } from './frame';
import { type Page, readPage } from './page';
import { type SiteFacts, type Target, targetOf, wayTo } from './targets';

/** A link that leads nowhere, by the document and the line that it stands on. */
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

// Pages at the root come first, then each folder's.
function folders(pages: readonly Page[]): readonly (readonly [folder: string, pages: readonly Page[]])[] {
  const folderOf = ({ address }: Page) => address.split('/').slice(0, -1).join('/');
  const names = [...new Set(pages.map(folderOf))].sort();
  return names.map((name) => [name, pages.filter((page) => folderOf(page) === name)]);
}

function lists(pages: readonly Page[], here: string): readonly string[] {
  return folders(pages).flatMap(([folder, own]) => [
    ...(folder === '' ? [] : [`<p>${escaped(folder)}</p>`]),
    '<ul>',
    ...own.map(({ address, title }) => {
      const current = address === here ? ' aria-current="page"' : '';
      return `<li><a href="${escaped(wayTo(here, address))}"${current}>${escaped(title)}</a></li>`;
    }),
    '</ul>',
  ]);
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
  const navigation = (here: string) => {
    const home = `<p><a href="${escaped(wayTo(here, INDEX))}">${escaped(about)}</a></p>`;
    return ['<nav>', home, ...lists(pages, here), '</nav>'].join('\n');
  };
  const written = pages.map((page) => ({
    path: page.address,
    content: framed(page.title, navigation(page.address), contentOf(page, targets)),
  }));
  const index = {
    path: INDEX,
    content: framed(about, '', [`<h1>${escaped(about)}</h1>`, ...lists(pages, INDEX)].join('\n')),
  };
  return {
    pages: pages.some(({ address }) => address === INDEX) ? written : [index, ...written],
    pictures: [...new Set(found.flatMap(({ target }) => (target.kind === 'picture' ? [target.path] : [])))].sort(),
    broken: found.flatMap(({ page: { path }, link: { line }, target }) =>
      target.kind === 'broken' ? [{ path, line, why: target.why }] : [],
    ),
  };
}
