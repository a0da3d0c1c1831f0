import { ApiError, type Caller, type Exchange, type Handler } from '../core/exchange';
import type { NetlifyAccount, NetlifySite, NetlifyWorld } from './world';

/** Owner of the token that a request carries. */
export interface NetlifyCaller extends Caller {
  readonly owner: string;
  /** Ids of the teams that the owner sees. */
  readonly accounts: readonly string[];
}

/** A request to the emulated Netlify. */
export type NetlifyExchange = Exchange<NetlifyWorld, NetlifyCaller>;
/** Serves one of Netlify's operations. */
export type NetlifyHandler = Handler<NetlifyWorld, NetlifyCaller>;

/** Netlify's refusal: `{code, message}`. */
export function refusal(status: number, message: string): ApiError {
  return new ApiError(status, { code: status, message });
}

/** Finds the owner of a Bearer token. Throws 401 for a missing or unknown token. */
export function identify(world: NetlifyWorld, headers: Readonly<Record<string, string>>): NetlifyCaller {
  const token = /^Bearer (.+)$/i.exec(headers['authorization'] ?? '')?.[1];
  const found = world.tokens.find((one) => one.token === token);
  if (found === undefined) throw refusal(401, 'Access Denied');
  return { tokenId: found.id, owner: found.owner, accounts: found.accounts };
}

/** A team by id or slug, if the caller sees it. Throws 404 otherwise. */
export function visibleAccount({ world, caller }: NetlifyExchange, idOrSlug: string | undefined): NetlifyAccount {
  const found = world.accounts.find((one) => one.id === idOrSlug || one.slug === idOrSlug);
  if (found === undefined || !caller.accounts.includes(found.id)) throw refusal(404, 'Not Found');
  return found;
}

/** A site by id, if the caller sees its team. Throws 404 otherwise. */
export function visibleSite({ world, caller }: NetlifyExchange, id: string | undefined): NetlifySite {
  // By its id or by its domain (docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api, "Get sites").
  const found = world.sites.find((one) => one.id === id || `${one.name}.netlify.app` === id);
  if (found === undefined || !caller.accounts.includes(found.accountId)) throw refusal(404, 'Not Found');
  return found;
}

/** One query parameter's text; undefined when absent or given as a list. */
export function queryText({ query }: NetlifyExchange, name: string): string | undefined {
  const value = query[name];
  return typeof value === 'string' ? value : undefined;
}
