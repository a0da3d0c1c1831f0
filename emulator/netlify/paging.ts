import type { Reply } from '../core/exchange';
import { type NetlifyExchange, queryText } from './access';

const largestPage = 100;

/**
 * One page of a list (`page` from 1, `per_page` at most 100, which is also the default) with the Link header of
 * Netlify's guide.
 */
export function page(exchange: NetlifyExchange, items: readonly unknown[]): Reply {
  const size = Math.min(Number(queryText(exchange, 'per_page') ?? largestPage) || largestPage, largestPage);
  const number = Math.max(Number(queryText(exchange, 'page') ?? 1) || 1, 1);
  const last = Math.max(Math.ceil(items.length / size), 1);
  const link = (rel: string, to: number): string => {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(exchange.query)) if (typeof value === 'string') search.set(name, value);
    search.set('page', String(to));
    search.set('per_page', String(size));
    return `<${exchange.base}${exchange.path}?${search}>; rel="${rel}"`;
  };
  const links = [
    ...(number > 1 ? [link('prev', number - 1)] : []),
    ...(number < last ? [link('next', number + 1), link('last', last)] : []),
  ];
  return {
    status: 200,
    body: items.slice((number - 1) * size, number * size),
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  };
}
