import type { Reply } from '../../core/exchange';
import { notFound } from '../errors';
import { type GithubExchange, repositoryOf, requireOrganization } from '../lookup';
import { roleOfTeam, roleOfUser } from '../rules/access';
import { organization, publicUser, simpleUser, team as teamShape } from '../shapes/account';
import { fullRepository, minimalRepository, teamRepository } from '../shapes/repository';
import { page } from '../transport/pagination';
import { has } from '../transport/permissions';
import { rateOf } from '../transport/rate-limit';
import type { GithubTeam } from '../world';

/** GET `/orgs/{org}`; the plan is shown to people and to Apps that may see it. */
export function getOrganization(exchange: GithubExchange): Reply {
  requireOrganization(exchange);
  const { world, base, caller } = exchange;
  const isPerson = caller.token?.kind === 'personal' && caller.token.scopes === undefined;
  const shown = isPerson || has(exchange, 'organization_plan', 'read');
  const seats = Object.keys(world.users).length;
  const plan = {
    name: world.organization.plan,
    space: 976_562_499,
    private_repos: 999_999,
    filled_seats: seats,
    seats,
  };
  return { status: 200, body: { ...organization(base, world), ...(shown ? { plan } : {}) } };
}

/** GET `/repos/{owner}/{repo}`. */
export function getRepository(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const { world, caller } = exchange;
  const user = world.users[caller.token?.user ?? ''];
  const own = user === undefined ? undefined : roleOfUser(world, user, repository);
  const role = own ?? (has(exchange, 'administration', 'write') ? 'admin' : 'pull');
  return { status: 200, body: fullRepository(exchange.base, world, repository, role) };
}

/** GET `/users/{username}`, ignoring case. */
export function getUser(exchange: GithubExchange): Reply {
  const login = (exchange.params['username'] ?? '').toLowerCase();
  const found = Object.values(exchange.world.users).find((one) => one.login.toLowerCase() === login);
  if (found === undefined) throw notFound();
  return { status: 200, body: publicUser(exchange.base, exchange.world, found) };
}

/** GET `/user/{account_id}`: the same by number. */
export function getUserById(exchange: GithubExchange): Reply {
  const found = Object.values(exchange.world.users).find(({ id }) => String(id) === exchange.params['account_id']);
  if (found === undefined) throw notFound();
  return { status: 200, body: publicUser(exchange.base, exchange.world, found) };
}

/** GET a person's SSH or GPG keys. The provider's user lookup asks for them; nobody here has any. */
export function listUserKeys(exchange: GithubExchange): Reply {
  getUser(exchange);
  return page(exchange, []);
}

/** GET `/user`: the owner of the token. */
export function getAuthenticatedUser(exchange: GithubExchange): Reply {
  const found = exchange.world.users[exchange.caller.token?.user ?? ''];
  if (found === undefined) throw notFound();
  return { status: 200, body: publicUser(exchange.base, exchange.world, found) };
}

function teamOf(exchange: GithubExchange): GithubTeam {
  requireOrganization(exchange);
  const found = exchange.world.teams[(exchange.params['team_slug'] ?? '').toLowerCase()];
  if (found === undefined) throw notFound();
  return found;
}

/** GET `/orgs/{org}/teams`. */
export function listTeams(exchange: GithubExchange): Reply {
  requireOrganization(exchange);
  const { world, base } = exchange;
  return page(exchange, Object.values(world.teams), (some) => some.map((one) => teamShape(base, world, one)));
}

/** GET `/orgs/{org}/teams/{slug}`. */
export function getTeam(exchange: GithubExchange): Reply {
  const { world, base } = exchange;
  const found = teamOf(exchange);
  const { createdAt } = world.organization;
  const owner = organization(base, world);
  return {
    status: 200,
    body: {
      ...teamShape(base, world, found),
      members_count: found.members.length,
      created_at: createdAt,
      repos_count: Object.keys(found.repositories).length,
      updated_at: createdAt,
      organization: owner,
    },
  };
}

/** GET a team's members. */
export function listTeamMembers(exchange: GithubExchange): Reply {
  const members = teamOf(exchange).members.flatMap((login) => exchange.world.users[login] ?? []);
  return page(exchange, members, (some) => some.map((one) => simpleUser(exchange.base, one)));
}

/** GET one person's membership of a team; 404 when there is none. */
export function getTeamMembership(exchange: GithubExchange): Reply {
  const login = exchange.params['username'] ?? '';
  if (!teamOf(exchange).members.some((one) => one.toLowerCase() === login.toLowerCase())) throw notFound();
  return { status: 200, body: { url: `${exchange.base}${exchange.path}`, role: 'member', state: 'active' } };
}

/** GET the repositories that a team has a role on. */
export function listTeamRepositories(exchange: GithubExchange): Reply {
  const { world, base } = exchange;
  const granted = Object.entries(teamOf(exchange).repositories).flatMap(([name, role]) => {
    const repository = world.repositories[name];
    return repository === undefined ? [] : [{ repository, role }];
  });
  return page(exchange, granted, (some) =>
    some.map(({ repository, role }) => ({ ...minimalRepository(base, world, repository, role), role_name: role })),
  );
}

/**
 * GET whether a team has a repository: 204, or its role when the request asks for the repository media type; 404 when
 * it has not.
 */
export function checkTeamRepository(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const role = roleOfTeam(teamOf(exchange), repository);
  if (role === undefined) throw notFound();
  const detailed = (exchange.headers['accept'] ?? '').includes('repository+json');
  return detailed
    ? { status: 200, body: teamRepository(exchange.base, exchange.world, repository, role) }
    : { status: 204 };
}

/** GET `/rate_limit`; GitHub does not count it. */
export function getRateLimit(exchange: GithubExchange): Reply {
  const { limit, used, remaining, reset } = rateOf(exchange);
  const core = { limit, used, remaining, reset };
  return {
    status: 200,
    body: { resources: { core, search: { limit: 30, used: 0, remaining: 30, reset } }, rate: core },
  };
}
