import { type Identities, identitiesNamed, type NamedIdentities } from '../plan/identities';
import type { RepositoryIds } from '../plan/own-keys';
import type { FoundationPlan, TierPlan } from '../plan/types';
import { noAnswer } from '../registry/no-answer';
import type { Registry } from '../registry/schema';
import { UserError } from '../registry/user-error';
import { awaitAll } from './await-all';
import type { NetlifyCredentials } from './credentials';
import { couldNotAsk, type GithubClient, statusOf } from './github-client';
import { requireOrganizationPlan } from './organization-plan';

const AT_ONCE = 10;

async function eachOf<T, R>(items: readonly T[], ask: (item: T) => Promise<R>): Promise<readonly R[]> {
  const answers: R[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    answers.push(...(await Promise.all(items.slice(start, start + AT_ONCE).map(ask))));
  }
  return answers;
}

async function ask<T>(request: Promise<{ data: T }>, what: string, missing: string): Promise<T> {
  try {
    return (await request).data;
  } catch (error) {
    if (statusOf(error) === 404) throw new UserError(missing, { place: what });
    if (statusOf(error) === 401) throw new UserError('GitHub refused the credential (401)', { place: 'environment' });
    throw couldNotAsk(error, `look up ${what} at GitHub`, what);
  }
}

/** GitHub's ids for the names in a plan. */
export interface Preflight extends Identities {
  readonly repositoryIds: RepositoryIds;
}

async function checkRepositories(
  client: GithubClient,
  registry: Registry,
  names: readonly string[],
): Promise<RepositoryIds> {
  const owner = registry.organization.login;
  const declared = new Map(
    Object.entries(registry.repositories).map(([key, value]) => [value.name, { key, ...value }]),
  );
  const ids = await eachOf(names, async (repo) => {
    const entry = declared.get(repo);
    const place = `/repositories/${entry?.key ?? repo}`;
    const missing = `the repository ${owner}/${repo} is not there, or this credential cannot see it`;
    const found = await ask(client.request('GET /repos/{owner}/{repo}', { owner, repo }), place, missing);
    if (entry?.id !== undefined && entry.id !== found.id) {
      throw new UserError(
        `${owner}/${repo} is another repository: its id is ${found.id}, the registry says ${entry.id}`,
        {
          place: `${place}/id`,
        },
      );
    }
    if (entry && found.visibility !== entry.visibility) {
      // The plan's limits depend on visibility, so the registry's rules checked the wrong one.
      throw new UserError(`${owner}/${repo} is ${found.visibility}, the registry says ${entry.visibility}`, {
        place: `${place}/visibility`,
      });
    }
    return [repo.toLowerCase(), Number(found.id)] as const;
  });
  return new Map(ids);
}

/** The ids of all named people, teams and Apps. Throws a UserError for the first that does not exist. */
export async function lookUp(client: GithubClient, org: string, named: NamedIdentities): Promise<Identities> {
  const of = (kind: string) =>
    named.principals.filter((principal) => principal.startsWith(`${kind}:`)).map((name) => name.slice(kind.length + 1));
  const teams = eachOf(of('team'), async (slug) => {
    const missing = `there is no team "${slug}" in ${org}, or this credential cannot see it`;
    const team = await ask(
      client.request('GET /orgs/{org}/teams/{team_slug}', { org, team_slug: slug }),
      `team:${slug}`,
      missing,
    );
    return [slug, Number(team.id)] as const;
  });
  const users = eachOf(of('user'), async (username) => {
    const user = await ask(
      client.request('GET /users/{username}', { username }),
      `user:${username}`,
      `there is no GitHub user "${username}"`,
    );
    return [username, Number(user.id)] as const;
  });
  const apps = eachOf(named.apps, async (slug) => {
    const app = await ask(
      client.request('GET /apps/{app_slug}', { app_slug: slug }),
      `App ${slug}`,
      `there is no GitHub App "${slug}", or this credential cannot see it`,
    );
    if (!app)
      throw new UserError(`GitHub returned nothing about the App "${slug}"`, { place: `App ${slug}`, exitCode: 3 });
    return [slug, Number(app.id)] as const;
  });
  const [ofTeams, ofUsers, ofApps] = await awaitAll([teams, users, apps]);
  return { users: new Map(ofUsers), teams: new Map(ofTeams), apps: new Map(ofApps) };
}

/**
 * Looks up everything at GitHub that a plan names, before the first write. Reads only. Throws a UserError for the first
 * repository, team, user or App that does not exist, for a lower plan of the organization (exit 2), or when it could
 * not find out (exit 3).
 */
export async function githubPreflight(
  client: GithubClient,
  registry: Registry,
  plan: FoundationPlan | TierPlan,
): Promise<Preflight> {
  const named = identitiesNamed(plan);
  await requireOrganizationPlan(client, registry);
  const repositoryIds = await checkRepositories(client, registry, named.repositories);
  return { ...(await lookUp(client, registry.organization.login, named)), repositoryIds };
}

/** Asks Netlify which teams the token sees. Throws a UserError when a team that the plan needs is not among them. */
export async function netlifyPreflight(credentials: NetlifyCredentials, teams: readonly string[]): Promise<void> {
  const url = `${credentials.endpoint}/api/v1/accounts`;
  const place = 'NETLIFY_API_TOKEN';
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${credentials.token}`, 'user-agent': 'causeway' },
    signal: AbortSignal.timeout(30_000),
  }).catch((error: unknown) => {
    throw new UserError(noAnswer(error, credentials.endpoint), { place: 'NETLIFY_API_ENDPOINT', exitCode: 3 });
  });
  if (response.status === 401) throw new UserError('Netlify refused the token (401)', { place });
  const body: unknown = response.ok ? await response.json().catch(() => undefined) : undefined;
  if (!Array.isArray(body)) {
    throw new UserError(`could not list Netlify's teams: it answered ${response.status}`, { place, exitCode: 3 });
  }
  const seen = body.flatMap((account: { readonly slug?: unknown }) =>
    typeof account?.slug === 'string' ? [account.slug] : [],
  );
  const missing = teams.filter((team) => !seen.includes(team));
  if (missing.length > 0) {
    throw new UserError(`the Netlify token does not see the team ${missing.join(', ')}`, {
      place,
      allowed: seen.join(', ') || 'none seen',
    });
  }
}
