import { ApiError, type Reply } from '../../core/exchange';
import { errorBody } from '../errors';
import type { GithubExchange } from '../lookup';

const windowSeconds = 3600;
const anonymousLimit = 60;
/** Requests that GitHub does not count. */
const free = new Set(['rate-limit/get', 'apps/create-installation-access-token']);

/** A caller's account for the current hour; times in epoch seconds. */
export interface RateState {
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  readonly reset: number;
}

/** The caller's account, started again when its hour is over. */
export function rateOf({ world, caller, now }: GithubExchange): RateState {
  const key = caller.tokenId ?? 'anonymous';
  const seconds = Math.floor(Date.parse(now()) / 1000);
  const known = world.rates[key];
  const rate = known === undefined || known.reset <= seconds ? { used: 0, reset: seconds + windowSeconds } : known;
  world.rates[key] = rate;
  const limit = caller.token?.limit ?? (caller.app === null ? anonymousLimit : 5000);
  return { limit, used: rate.used, remaining: Math.max(0, limit - rate.used), reset: rate.reset };
}

function headersOf(rate: RateState): Record<string, string> {
  return {
    'x-ratelimit-limit': String(rate.limit),
    'x-ratelimit-remaining': String(rate.remaining),
    'x-ratelimit-used': String(rate.used),
    'x-ratelimit-reset': String(rate.reset),
    'x-ratelimit-resource': 'core',
  };
}

/** Refuses with 403 when the hour's requests are spent. */
export function requireRate(exchange: GithubExchange): void {
  if (free.has(exchange.operationId)) return;
  const rate = rateOf(exchange);
  if (rate.remaining > 0) return;
  const whom = exchange.caller.token?.kind === 'installation' ? 'installation' : 'user';
  throw new ApiError(403, errorBody(403, `API rate limit exceeded for ${whom} ID ${exchange.caller.tokenId}.`));
}

/** Counts the request (a 304 is free) and adds the account to the answer. */
export function countRequest(exchange: GithubExchange, reply: Reply): Reply {
  const key = exchange.caller.tokenId ?? 'anonymous';
  const { remaining } = rateOf(exchange);
  const rate = exchange.world.rates[key];
  if (rate !== undefined && remaining > 0 && reply.status !== 304 && !free.has(exchange.operationId)) rate.used += 1;
  return { ...reply, headers: { ...headersOf(rateOf(exchange)), ...reply.headers } };
}
