import { posix } from 'node:path';
import type { Page, PageLink } from './page';

/** Files that a page may show: pictures that can hold no script. */
const PICTURE = /\.(?:png|jpe?g|gif|webp)$/i;

/** The facts for looking up links. */
export interface SiteFacts {
  /** Whether the repository has a plain file at this path. */
  readonly hasFile: (path: string) => boolean;
  /** The address of the repository's files, before a path: paths that are no page of the site are opened there. */
  readonly repository: string;
}

/** The target of a link: an address for the page, a picture of the site, or nowhere, with the reason. */
export type Target =
  | { readonly kind: 'address'; readonly href: string }
  | { readonly kind: 'picture'; readonly href: string; readonly path: string }
  | { readonly kind: 'broken'; readonly why: string };

function broken(why: string): Target {
  return { kind: 'broken', why };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** The way from one page of the site to a file of it. */
export function wayTo(from: string, to: string): string {
  return encoded(posix.relative(posix.dirname(from), to));
}

function anchored(page: Page, target: Page, anchor: string): Target {
  const way = target === page ? '' : wayTo(page.address, target.address);
  if (anchor === '') return { kind: 'address', href: way === '' ? '#' : way };
  const isThere = [...target.ids.values()].includes(anchor);
  return isThere
    ? { kind: 'address', href: `${way}#${encodeURIComponent(anchor)}` }
    : broken(`${target.path} has no heading #${anchor}`);
}

// Texts that begin with a scheme, and texts that a browser takes for another host.
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

/** The target of a page's link. Addresses of other hosts stay as they are, and no request is made to them. */
export function targetOf(
  page: Page,
  { token, href }: PageLink,
  pages: ReadonlyMap<string, Page>,
  { hasFile, repository }: SiteFacts,
): Target {
  if (/^(?:https?:\/\/|mailto:)/i.test(href)) return { kind: 'address', href };
  if (ELSEWHERE.test(href)) return broken(`a page leads to https:, http: and mailto: addresses, not to ${href}`);
  const [, before = '', after = ''] = /^([^#]*)#?(.*)$/s.exec(href) ?? [];
  const [name, anchor] = [decoded(before), decoded(after)];
  if (name === undefined || anchor === undefined) return broken(`${href} is not an address`);
  const folder = posix.dirname(page.path);
  const path = name === '' ? page.path : posix.normalize(name.startsWith('/') ? name.slice(1) : `${folder}/${name}`);
  if (path.startsWith('../')) return broken(`${href} leads out of the repository`);
  const target = pages.get(path);
  if (target && token.type === 'link') return anchored(page, target, anchor);
  if (!hasFile(path)) return broken(`there is no file ${path}`);
  if (token.type === 'link')
    return { kind: 'address', href: `${repository}/${encoded(path)}${anchor && `#${encodeURIComponent(anchor)}`}` };
  if (!PICTURE.test(path) || !path.startsWith('docs/')) {
    return broken(`${path} is not a picture of the site: below docs/, .png, .jpg, .jpeg, .gif or .webp`);
  }
  return { kind: 'picture', href: wayTo(page.address, path.replace(/^docs\//, '')), path };
}
