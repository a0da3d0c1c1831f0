import { ApiError, type Reply, type Service } from '../core/exchange';
import { type RunningService, type ServiceOptions, startService } from '../core/server';
import { identify, type NetlifyCaller, type NetlifyExchange } from './access';
import { accountHandlers } from './accounts';
import { deployHandlers } from './deploys';
import { netlifyDocument } from './document';
import { serveSite } from './serving';
import { siteHandlers } from './sites';
import { variableHandlers } from './variables';
import type { NetlifyWorld } from './world';

/** Requests per minute and token, from Netlify's guide (docs.netlify.com, API get started, rate limiting). */
const requestsPerMinute = 500;

const counts = new WeakMap<NetlifyWorld, Map<string, { readonly minute: number; used: number }>>();

/** Requests of a caller in the current minute; `more` counts this one. */
function countOf({ world, caller, now }: NetlifyExchange, what: string, more: number): number {
  const minute = Math.floor(Date.parse(now()) / 60_000);
  const byToken = counts.get(world) ?? new Map<string, { readonly minute: number; used: number }>();
  counts.set(world, byToken);
  const key = `${what} ${caller.tokenId ?? ''}`;
  const before = byToken.get(key);
  const count = before?.minute === minute ? before : { minute, used: 0 };
  count.used += more;
  byToken.set(key, count);
  return count.used;
}

function rateHeaders(exchange: NetlifyExchange): Record<string, string> {
  const limit = exchange.world.limits.requests ?? requestsPerMinute;
  const minute = Math.floor(Date.parse(exchange.now()) / 60_000);
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(Math.max(limit - countOf(exchange, 'requests', 0), 0)),
    'x-ratelimit-reset': String((minute + 1) * 60),
  };
}

/** Throws 429 above the world's limits for requests and for deploys, each per minute and token. */
function requireRate(exchange: NetlifyExchange): void {
  const { requests, deploys } = exchange.world.limits;
  const isDeploy = exchange.operationId === 'createSiteDeploy';
  const tooMany =
    (requests !== null && countOf(exchange, 'requests', 0) >= requests) ||
    (isDeploy && deploys !== null && countOf(exchange, 'deploys', 0) >= deploys);
  if (tooMany) throw new ApiError(429, { code: 429, message: 'Too Many Requests' }, { 'retry-after': '60' });
  countOf(exchange, 'requests', 1);
  if (isDeploy) countOf(exchange, 'deploys', 1);
}

/** The part of Netlify's REST API that Causeway uses. */
export const netlifyService: Service<NetlifyWorld, NetlifyCaller> = {
  name: 'netlify',
  document: netlifyDocument,
  prefixes: [{ value: '/api/v1' }],
  handlers: { ...accountHandlers, ...siteHandlers, ...variableHandlers, ...deployHandlers },
  greedy: ['path'],
  door: serveSite,
  identify,
  admit: requireRate,
  finish: (exchange, reply): Reply => ({ ...reply, headers: { ...reply.headers, ...rateHeaders(exchange) } }),
  refuseInvalid: (problems) => ({ status: 422, body: { code: 422, message: problems.join('; ') } }),
  errorBody: (code, message) => ({ code, message }),
};

/** Starts the emulated Netlify on 127.0.0.1. */
export function startNetlify(options: ServiceOptions<NetlifyWorld>): Promise<RunningService<NetlifyWorld>> {
  return startService(netlifyService, options);
}
