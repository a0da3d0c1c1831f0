import type { Exchange } from '../core/exchange';
import { forbidden, notFound } from './errors';
import type { Lagging } from './state/lagging';
import type { GithubCaller } from './transport/identities';
import type { GithubEnvironment, GithubRepository, GithubWorld, Shared } from './world';

/** A request to the GitHub emulator. */
export type GithubExchange = Exchange<GithubWorld, GithubCaller>;

function same(one: string, other: string | undefined): boolean {
  return other !== undefined && one.toLowerCase() === other.toLowerCase();
}

/** Whether the caller's token reaches a repository. */
export function sees(caller: GithubCaller, repository: GithubRepository): boolean {
  if (repository.visibility === 'public') return true;
  if (caller.token === null) return false;
  return caller.token.repositories === 'all' || caller.token.repositories.includes(repository.name);
}

/**
 * The repository of `owner` and `repo`, ignoring case. Throws 404 when it does not exist or the caller cannot see it.
 */
export function repositoryOf({ world, caller, params }: GithubExchange): GithubRepository {
  const found = Object.values(world.repositories).find(({ name }) => same(name, params['repo']));
  if (found === undefined || !same(world.organization.login, params['owner']) || !sees(caller, found)) throw notFound();
  return found;
}

/** Throws 404 unless `org` is the organization of this world. */
export function requireOrganization({ world, params }: GithubExchange): void {
  if (!same(world.organization.login, params['org'])) throw notFound();
}

/** Counts a read of a new object and returns whether reads see it yet (W28). Writes see everything. */
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

/** The organization's objects that are shared with a repository, by name. */
export function sharedWith<T extends Shared>(
  { name }: GithubRepository,
  all: Readonly<Record<string, T>> = {},
): Record<string, T> {
  const own = Object.entries(all).filter(
    ([, { repositories }]) => repositories === 'all' || repositories.includes(name),
  );
  return Object.fromEntries(own);
}

/** `OWNER/REPO` of the request, in GitHub's spelling. */
export function fullName(exchange: GithubExchange, repository: GithubRepository): string {
  return `${exchange.world.organization.login}/${repository.name}`;
}

/** Address of a repository in the API. */
export function repositoryUrl(exchange: GithubExchange, repository: GithubRepository): string {
  return `${apiBase(exchange)}/repos/${fullName(exchange, repository)}`;
}

/** Address of a repository's web page. */
export function pageUrl(exchange: GithubExchange, repository: GithubRepository): string {
  return `${apiBase(exchange)}/${fullName(exchange, repository)}`;
}

/** Address of the API, also for a request to the uploads' host. */
export function apiBase({ base }: GithubExchange): string {
  return base.replace(/\/_uploads$/, '');
}

/** The repository of a write request. Throws 404, and 403 when it is archived. */
export function writableOf(exchange: GithubExchange): GithubRepository {
  const repository = repositoryOf(exchange);
  if (repository.archived) throw forbidden('Repository was archived so is read-only.');
  return repository;
}

/** One query parameter; undefined when absent or given more than once. */
export function queryText({ query }: GithubExchange, name: string): string | undefined {
  const value = query[name];
  return typeof value === 'string' ? value : undefined;
}
