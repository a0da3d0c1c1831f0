import type { Exchange } from '../core/exchange';
import { notFound } from './errors';
import type { GithubCaller } from './transport/identities';
import type { GithubEnvironment, GithubRepository, GithubWorld, Lagging } from './world';

/** A request to the GitHub emulator. */
export type GithubExchange = Exchange<GithubWorld, GithubCaller>;

function same(one: string, other: string | undefined): boolean {
  return other !== undefined && one.toLowerCase() === other.toLowerCase();
}

/** Whether the caller's token reaches a repository at all. */
export function sees(caller: GithubCaller, repository: GithubRepository): boolean {
  if (repository.visibility === 'public') return true;
  if (caller.token === null) return false;
  return caller.token.repositories === 'all' || caller.token.repositories.includes(repository.name);
}

/** The repository of `owner` and `repo`, ignoring case; throws 404 when it isn't there or the caller cannot see it. */
export function repositoryOf({ world, caller, params }: GithubExchange): GithubRepository {
  const found = Object.values(world.repositories).find(({ name }) => same(name, params['repo']));
  if (found === undefined || !same(world.organization.login, params['owner']) || !sees(caller, found)) throw notFound();
  return found;
}

/** Throws 404 unless `org` is the organization of this world. */
export function requireOrganization({ world, params }: GithubExchange): void {
  if (!same(world.organization.login, params['org'])) throw notFound();
}

/** Counts a read of something new and says whether it may be seen yet (W28); writes see everything. */
export function visible(exchange: GithubExchange, item: Lagging): boolean {
  if (exchange.method !== 'GET' || (item.hiddenReads ?? 0) <= 0) return true;
  item.hiddenReads = (item.hiddenReads ?? 0) - 1;
  return false;
}

/** Marks a new object with the world's lag. */
export function fresh<T extends object>(world: GithubWorld, item: T): T & Lagging {
  return world.lagReads > 0 ? { ...item, hiddenReads: world.lagReads } : item;
}

/** The named environment of a repository, ignoring case; throws 404. */
export function environmentOf(exchange: GithubExchange): GithubEnvironment {
  const name = exchange.params['environment_name'] ?? '';
  const found = repositoryOf(exchange).environments[name.toLowerCase()];
  if (found === undefined || !visible(exchange, found)) throw notFound();
  return found;
}

/** `OWNER/REPO` of the request, with the spelling that GitHub keeps. */
export function fullName(exchange: GithubExchange, repository: GithubRepository): string {
  return `${exchange.world.organization.login}/${repository.name}`;
}
