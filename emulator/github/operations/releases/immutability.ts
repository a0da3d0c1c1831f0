import type { Reply } from '../../../core/exchange';
import { notFound } from '../../errors';
import { type GithubExchange, repositoryOf } from '../../lookup';

/** GET: 404 means that it is off, as documented. */
export function getImmutability(exchange: GithubExchange): Reply {
  if (!repositoryOf(exchange).immutableReleases) throw notFound();
  return { status: 200, body: { enabled: true, enforced_by_owner: false } };
}

/** PUT: for releases that are published later. */
export function enableImmutability(exchange: GithubExchange): Reply {
  repositoryOf(exchange).immutableReleases = true;
  return { status: 204 };
}

/** DELETE: releases that were published immutable stay immutable. */
export function disableImmutability(exchange: GithubExchange): Reply {
  repositoryOf(exchange).immutableReleases = false;
  return { status: 204 };
}
