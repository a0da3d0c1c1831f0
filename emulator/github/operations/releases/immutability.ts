import type { Reply } from '../../../core/exchange';
import { notFound } from '../../errors';
import { type GithubExchange, repositoryOf } from '../../lookup';

/** GET: 404 says that it is off, as it is documented. */
export function getImmutability(exchange: GithubExchange): Reply {
  if (!repositoryOf(exchange).immutableReleases) throw notFound();
  return { status: 200, body: { enabled: true, enforced_by_owner: false } };
}

/** PUT: for releases that are published from now on. */
export function enableImmutability(exchange: GithubExchange): Reply {
  repositoryOf(exchange).immutableReleases = true;
  return { status: 204 };
}

/** DELETE: what was published immutable stays so. */
export function disableImmutability(exchange: GithubExchange): Reply {
  repositoryOf(exchange).immutableReleases = false;
  return { status: 204 };
}
