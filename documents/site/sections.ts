import type { Page } from './page';

/** A part of the navigation: its title and its pages, in the order in which they are read. */
export interface Section {
  readonly title: string;
  readonly pages: readonly Page[];
}

/**
 * The sections of documents with known names; the first section is for newcomers. Other documents belong to the section
 * of their folder.
 */
const KNOWN: readonly (readonly [title: string, names: readonly string[]])[] = [
  ['Getting started', ['getting-started', 'set-up', 'bootstrap', 'adopting', 'air-gapped']],
  ['Every day', ['status', 'release-steps', 'changing-things', 'operations/release-workflow', 'runbooks/operator']],
  ['Reference', ['commands', 'registry', 'policies', 'checks', 'glossary']],
  ['How and why', ['architecture', 'security', 'evidence', 'verdicts', 'scale', 'provider-notes']],
];

const FOLDERS: Readonly<Record<string, string>> = {
  '': 'More',
  runbooks: 'Runbooks',
  operations: 'Operations',
  deployment: 'This registry',
  templates: 'Templates to fill in',
};

/** The navigation of a site: known documents in their sections, the rest by folders. */
export function sectionsOf(pages: readonly Page[]): readonly Section[] {
  const nameOf = ({ address }: Page) => address.replace(/\.html$/, '');
  const byName = new Map(pages.map((page) => [nameOf(page), page]));
  const known = KNOWN.map(([title, names]) => ({ title, pages: names.flatMap((name) => byName.get(name) ?? []) }));
  const placed = new Set(known.flatMap((section) => section.pages));
  const rest = pages.filter((page) => !placed.has(page) && page.address !== 'index.html');
  const folderOf = ({ address }: Page) => address.split('/').slice(0, -1).join('/');
  const folders = [...new Set(rest.map(folderOf))].sort();
  const others = folders.map((folder) => ({
    title: FOLDERS[folder] ?? folder,
    pages: rest.filter((page) => folderOf(page) === folder),
  }));
  return [...known, ...others].filter((section) => section.pages.length > 0);
}
