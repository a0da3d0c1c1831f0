import type { Reply, Service } from '../core/exchange';
import { type RunningService, type ServiceOptions, startService } from '../core/server';
import { identify, type NetlifyCaller, type NetlifyExchange } from './access';
import { accountHandlers } from './accounts';
import { deployHandlers } from './deploys';
import { netlifyDocument } from './document';
import { siteHandlers } from './sites';
import { variableHandlers } from './variables';
import type { NetlifyWorld } from './world';

/** Requests a minute and token, of Netlify's guide (docs.netlify.com, API get started, rate limiting). */
const requestsPerMinute = 500;

const counts = new WeakMap<NetlifyWorld, Map<string, { readonly minute: number; used: number }>>();

/** Rate-limit headers, counted by token. They are never enforced: 429 comes as a fault, where a test wants it. */
function rateHeaders({ world, caller, now }: NetlifyExchange): Record<string, string> {
  const minute = Math.floor(Date.parse(now()) / 60_000);
  const byToken = counts.get(world) ?? new Map<string, { readonly minute: number; used: number }>();
  counts.set(world, byToken);
  const before = byToken.get(caller.tokenId ?? '');
  const count = before?.minute === minute ? before : { minute, used: 0 };
  count.used += 1;
  byToken.set(caller.tokenId ?? '', count);
  return {
    'x-ratelimit-limit': String(requestsPerMinute),
    'x-ratelimit-remaining': String(Math.max(requestsPerMinute - count.used, 0)),
    'x-ratelimit-reset': String((minute + 1) * 60),
  };
}

/** Netlify's REST API, as far as Causeway uses it. */
export const netlifyService: Service<NetlifyWorld, NetlifyCaller> = {
  name: 'netlify',
  document: netlifyDocument,
  prefixes: [{ value: '/api/v1' }],
  handlers: { ...accountHandlers, ...siteHandlers, ...variableHandlers, ...deployHandlers },
  identify,
  finish: (exchange, reply): Reply => ({ ...reply, headers: { ...reply.headers, ...rateHeaders(exchange) } }),
  refuseInvalid: (problems) => ({ status: 422, body: { code: 422, message: problems.join('; ') } }),
  errorBody: (code, message) => ({ code, message }),
};

/** Starts the emulated Netlify on 127.0.0.1. */
export function startNetlify(options: ServiceOptions<NetlifyWorld>): Promise<RunningService<NetlifyWorld>> {
  return startService(netlifyService, options);
}
