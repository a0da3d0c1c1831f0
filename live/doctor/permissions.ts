import type { AppPermissions } from '../../plan/app-permissions';
import type { Registry } from '../../registry/schema';
import type { AppCredentials, GithubCredentials } from '../credentials';
import { type GithubClient, githubClient, statusOf } from '../github-client';
import { answerTo } from './answer';
import { type DoctorLine, missingLine, passedLine, unknownLine } from './line';
import { type Purpose, permissionCheck, permissionsFor } from './purpose';
import { lookAtReads, readsLine } from './token-reads';
import { scopeLine, scopesIn } from './token-scopes';

const AGAIN = 'try again with a credential that may read this';

function lacking(wanted: AppPermissions, has: Readonly<Record<string, string>>): readonly string[] {
  const all = { ...wanted.repository, ...wanted.organization };
  return Object.entries(all)
    .filter(([name, level]) => has[name] !== level && has[name] !== 'write')
    .map(([name, level]) => `${name}: ${level}`);
}

async function granted(client: GithubClient): Promise<Readonly<Record<string, string>> | undefined> {
  const found = (await client.auth({ type: 'installation' })) as { readonly permissions?: Record<string, string> };
  return found.permissions;
}

type Granted =
  | { readonly state: 'told'; readonly permissions: Readonly<Record<string, string>> | undefined }
  | { readonly state: 'failed'; readonly status: number | undefined; readonly message: string };

async function grantedTo(credentials: AppCredentials & GithubCredentials): Promise<Granted> {
  try {
    return { state: 'told', permissions: await granted(githubClient(credentials)) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { state: 'failed', status: statusOf(error), message };
  }
}

/** GitHub tells an App's permissions with the token that it gives the App. */
function appLine(purpose: Purpose, found: Granted): DoctorLine {
  const check = permissionCheck(purpose);
  if (found.state === 'failed') {
    const { status, message } = found;
    return status === 401 || status === 404
      ? missingLine(check, `GitHub refused the App (${status})`, 'check its id, installation and key')
      : unknownLine(check, message, AGAIN);
  }
  const { permissions: has } = found;
  if (has === undefined) return unknownLine(check, 'GitHub returned no permissions of the App', AGAIN);
  const lacks = lacking(permissionsFor(purpose), has);
  if (lacks.length === 0) return passedLine(check, 'all that it needs');
  return missingLine(check, `the App lacks ${lacks.join(', ')}`, 'add them in the App’s settings and accept them');
}

async function tokenLines(
  registry: Registry,
  credentials: GithubCredentials,
  purposes: readonly Purpose[],
): Promise<readonly DoctorLine[]> {
  const client = githubClient(credentials);
  const { login } = registry.organization;
  const names = Object.values(registry.repositories).map(({ name }) => name);
  const asked = names.map(async (name) => {
    return [name, await answerTo(client, `/repos/${encodeURIComponent(login)}/${encodeURIComponent(name)}`)] as const;
  });
  const repositories = new Map(await Promise.all(asked));
  const answers = [...repositories.values()];
  if (answers.some((answer) => answer.state === 'answered' && answer.status === 401)) {
    return purposes.map((purpose) =>
      missingLine(permissionCheck(purpose), 'GitHub refused the token (401)', 'use a token that is valid'),
    );
  }
  const scopes = scopesIn(answers);
  if (scopes !== undefined) return purposes.map((purpose) => scopeLine(purpose, scopes, repositories));
  const looks = await lookAtReads(client, login, names);
  return purposes.map((purpose) => readsLine(purpose, looks));
}

/**
 * A line for each purpose: whether the credential may do what the purpose needs. An App's permissions and a classic
 * token's scopes are told by GitHub. Of every other token only what it reads can be seen; the rest could not be looked
 * at.
 */
export async function permissionLines(
  registry: Registry,
  credentials: GithubCredentials,
  purposes: readonly Purpose[],
): Promise<readonly DoctorLine[]> {
  if (credentials.kind === 'token') return tokenLines(registry, credentials, purposes);
  const found = await grantedTo(credentials);
  return purposes.map((purpose) => appLine(purpose, found));
}
