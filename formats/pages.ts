import { type HeaderLink, linksIn } from './link-header';

/** The most items that a page of GitHub or Netlify has. */
export const PER_PAGE = 100;

/** The parameters of one page. */
export interface PageNumber {
  readonly page: number;
  readonly per_page: number;
}

/** One page as a service answered it. */
export interface Page<T> {
  readonly items: readonly T[];
  /** The total number; undefined where the service does not count the list: then a page that is not full is the last. */
  readonly total?: number | undefined;
  /** Its `Link` header. */
  readonly link?: string | null | undefined;
}

/** One page as it was read. */
export interface ReadPage<T> {
  readonly items: readonly T[];
  /** Whether the list ends with it. */
  readonly isLast: boolean;
}

/**
 * The link to the next page; undefined where the header announces none. `unreadable`: the header cannot be read, or
 * announces two next pages.
 */
export function nextLink(header: string | null | undefined): HeaderLink | 'unreadable' | undefined {
  const links = linksIn(header ?? '');
  if (links === undefined) return 'unreadable';
  const [first, ...others] = links.filter(({ relations }) => relations.includes('next'));
  return others.length > 0 ? 'unreadable' : first;
}

/** Whether a `Link` header announces another page, or may do so because it cannot be read. */
export function hasNextPage(link: string | null | undefined): boolean {
  return nextLink(link) !== undefined;
}

/** The address of the next page in a `Link` header; undefined where there is none, or it is not a whole address. */
export function nextPageOf(link: string | null | undefined): URL | undefined {
  const next = nextLink(link);
  return typeof next === 'object' && URL.canParse(next.target) ? new URL(next.target) : undefined;
}

function isLastPage<T>({ items, total, link }: Page<T>, count: number, alsoFull: readonly number[]): boolean {
  if (hasNextPage(link)) return false;
  if (total !== undefined) return count >= total;
  return items.length < PER_PAGE && !alsoFull.includes(items.length);
}

/**
 * The pages of a list at GitHub or Netlify, which both take `page` and `per_page` and announce the next page in `Link`
 * (https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api,
 * https://docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api/#pagination). Reads as far as the caller
 * takes them. A list whose last page has `isLast` false is not whole: it is longer than the limit, its
 * `Link` cannot be read, or a page without items came before its end. `ask` returns undefined where a page cannot be read; the list then ends there.
 *
 * Octokit's `paginate` ends where `Link` names no next page, so a list that is truncated would look whole.
 */
export async function* pagesOf<T>(
  ask: (page: PageNumber) => Promise<Page<T> | undefined>,
  { mostPages, alsoFull = [] }: { readonly mostPages: number; readonly alsoFull?: readonly number[] },
): AsyncGenerator<ReadPage<T>> {
  let count = 0;
  for (let number = 1; number <= mostPages; number += 1) {
    const page = await ask({ page: number, per_page: PER_PAGE });
    if (page === undefined) return;
    count += page.items.length;
    const isLast = isLastPage(page, count, alsoFull);
    yield { items: page.items, isLast };
    if (isLast || (page.items.length === 0 && !hasNextPage(page.link))) return;
    if (nextLink(page.link) === 'unreadable') return;
  }
}
