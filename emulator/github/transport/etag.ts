import { createHash } from 'node:crypto';
import type { Reply } from '../../core/exchange';
import type { GithubExchange } from '../lookup';

function etagOf({ caller }: GithubExchange, body: unknown): string {
  // An installation's ETag changes with each of its tokens; a person's does not (W17).
  const token = caller.token?.kind === 'installation' ? caller.token.token : '';
  return `W/"${createHash('sha256')
    .update(`${token}\n${JSON.stringify(body)}`)
    .digest('hex')}"`;
}

/** Adds an ETag to every answer with a body, and answers 304 to a GET that already has it. */
export function withEtag(exchange: GithubExchange, reply: Reply): Reply {
  if (reply.status >= 300 || reply.body === undefined) return reply;
  const etag = etagOf(exchange, reply.body);
  const headers = { ...reply.headers, etag };
  const known = (exchange.headers['if-none-match'] ?? '').split(',').map((one) => one.trim());
  const fresh =
    exchange.method === 'GET' && known.some((one) => one !== '' && one.replace(/^W\//, '') === etag.slice(2));
  return fresh ? { status: 304, headers } : { ...reply, headers };
}
