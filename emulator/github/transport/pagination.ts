import type { Reply } from '../../core/exchange';
import type { GithubExchange } from '../lookup';

/** Page sizes of a list; GitHub's usual ones unless given. */
export interface PageSize {
  readonly standard: number;
  readonly most: number;
}

const usual: PageSize = { standard: 30, most: 100 };

function number(value: string | string[] | undefined, standard: number): number {
  const found = Number(value);
  return Number.isInteger(found) && found >= 1 ? found : standard;
}

/** One page of a list with its Link header. `wrap` makes the body from the page's items and the total count. */
export function page<T>(
  exchange: GithubExchange,
  items: readonly T[],
  wrap: (items: readonly T[], total: number) => unknown = (some) => some,
  size: PageSize = usual,
): Reply {
  const perPage = Math.min(number(exchange.query['per_page'], size.standard), size.most);
  const current = number(exchange.query['page'], 1);
  const last = Math.max(1, Math.ceil(items.length / perPage));
  const at = (target: number): string => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(exchange.query)) query.set(name, String(value));
    query.set('page', String(target));
    return `<${exchange.base}${exchange.path}?${query}>`;
  };
  const links = [
    ...(current > 1 ? [`${at(current - 1)}; rel="prev"`] : []),
    ...(current < last ? [`${at(current + 1)}; rel="next"`, `${at(last)}; rel="last"`] : []),
    ...(current > 1 ? [`${at(1)}; rel="first"`] : []),
  ];
  const body = wrap(items.slice((current - 1) * perPage, current * perPage), items.length);
  return { status: 200, body, ...(links.length > 0 ? { headers: { link: links.join(', ') } } : {}) };
}

/** One page of a list that GitHub pages by a cursor (`after`). Only the Link header gives the cursor. */
export function cursorPage<T>(
  exchange: GithubExchange,
  items: readonly T[],
  wrap: (items: readonly T[]) => unknown,
): Reply {
  const perPage = Math.min(number(exchange.query['per_page'], usual.standard), usual.most);
  const given = exchange.query['after'];
  const start = given === undefined ? 0 : Number(Buffer.from(String(given), 'base64url').toString());
  const end = start + perPage;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(exchange.query)) query.set(name, String(value));
  query.set('after', Buffer.from(String(end)).toString('base64url'));
  const link = `<${exchange.base}${exchange.path}?${query}>; rel="next"`;
  return { status: 200, body: wrap(items.slice(start, end)), ...(end < items.length ? { headers: { link } } : {}) };
}
