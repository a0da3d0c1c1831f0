import { createPrivateKey } from 'node:crypto';
import { githubPlaces, isGithubsOwn } from '../registry/github-host';
import type { Organization } from '../registry/schema/organization';
import { secretAddress } from '../registry/secret-address';
import { UserError } from '../registry/user-error';

/** A personal or installation token: for trials. */
export interface TokenCredentials {
  readonly kind: 'token';
  readonly token: string;
}

/** A GitHub App's installation, with its private key in PEM. */
export interface AppCredentials {
  readonly kind: 'app';
  readonly appId: string;
  readonly installationId: string;
  readonly privateKey: string;
}

/** Our identity at GitHub, and GitHub's address. */
export type GithubCredentials = (TokenCredentials | AppCredentials) & {
  readonly baseUrl: string;
  /** Whether writes keep GitHub's pause of a second; default yes. */
  readonly isPaced?: boolean;
};

/** Netlify's address, and the token for it. */
export interface NetlifyCredentials {
  readonly endpoint: string;
  readonly token: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const APP_VARIABLES = ['GITHUB_APP_ID', 'GITHUB_APP_INSTALLATION_ID', 'GITHUB_APP_PEM_FILE'] as const;
const EITHER = `GITHUB_TOKEN, or ${APP_VARIABLES.slice(0, -1).join(', ')} and ${APP_VARIABLES.at(-1)} together`;

/** The organization that credentials are for, and the GitHub that it is at. */
export type CredentialsFor = Pick<Organization, 'login' | 'host'>;

// A variable may name an emulator, or the same server by another name. If it named another GitHub than the registry
// does, a plan for one would change the other.
function baseUrl(env: Environment, host: string | undefined): string {
  const { base } = githubPlaces(host);
  const place = 'GITHUB_BASE_URL';
  const url = secretAddress(env[place] || base, place);
  const { hostname } = new URL(url);
  if (isGithubsOwn(hostname) && hostname !== new URL(base).hostname) {
    throw new UserError(
      `the address belongs to another GitHub than ${githubPlaces(host).host}, where the organization is`,
      {
        place,
        allowed: `unset, ${base}, or organization.host of that GitHub in the registry`,
      },
    );
  }
  return url.endsWith('/') ? url : `${url}/`;
}

const PACE = 'CAUSEWAY_WRITE_DELAY_MS';

/**
 * The address and the pace. GitHub asks for a second between writes
 * (https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api); an emulator does not.
 */
function addressOf(env: Environment, host: string | undefined): Pick<GithubCredentials, 'baseUrl' | 'isPaced'> {
  const url = baseUrl(env, host);
  const delay = env[PACE] || undefined;
  if (delay === undefined) return { baseUrl: url };
  const isGithub = isGithubsOwn(new URL(url).hostname);
  if (delay === '0' && !isGithub) return { baseUrl: url, isPaced: false };
  throw new UserError(`writes to GitHub cannot be ${delay} ms apart`, {
    place: PACE,
    allowed: 'unset: a second; or 0, for an emulator at GITHUB_BASE_URL',
  });
}

/**
 * An RSA key in GitHub's format (PKCS #1), the only one that the Terraform provider reads. A literal backslash-n may
 * stand for a line end.
 */
function privateKeyOf(pem: string): string {
  try {
    return createPrivateKey(pem.replaceAll('\\n', '\n')).export({ type: 'pkcs1', format: 'pem' }).toString();
  } catch {
    // The library's reason could quote the key.
    throw new UserError('the GitHub App’s private key cannot be read', {
      place: 'GITHUB_APP_PEM_FILE',
      allowed: 'the content of the PEM file (an RSA key), not its path',
    });
  }
}

/**
 * GitHub credentials from the environment: exactly one kind, because the provider silently prefers the App's (W37).
 * Throws a UserError (exit 2) on none, both, or half of one.
 */
export function githubCredentials(env: Environment, { login: organization, host }: CredentialsFor): GithubCredentials {
  const owner = env['GITHUB_OWNER'] || env['GITHUB_ORGANIZATION'];
  if (owner && owner !== organization) {
    throw new UserError(`GITHUB_OWNER is "${owner}", but the registry's organization is "${organization}"`, {
      place: 'GITHUB_OWNER',
      allowed: `unset (it overrides the provider's own setting), or ${organization}`,
    });
  }
  const token = env['GITHUB_TOKEN'];
  const set = APP_VARIABLES.filter((name) => env[name]);
  if (token && set.length > 0) {
    throw new UserError(`both kinds of GitHub credential are set: GITHUB_TOKEN and ${set.join(', ')}`, {
      place: 'environment',
      allowed: `exactly one: ${EITHER}`,
    });
  }
  if (token) return { kind: 'token', token, ...addressOf(env, host) };
  const [appId, installationId, pem] = APP_VARIABLES.map((name) => env[name]);
  if (appId && installationId && pem) {
    return { kind: 'app', appId, installationId, privateKey: privateKeyOf(pem), ...addressOf(env, host) };
  }
  const missing = APP_VARIABLES.filter((name) => !env[name]);
  throw new UserError(
    set.length === 0
      ? 'there is no GitHub credential in the environment'
      : `the GitHub App's credential is incomplete: ${missing.join(', ')} not set`,
    { place: 'environment', allowed: EITHER },
  );
}

/**
 * Netlify's credentials from the environment, under the provider's names. Throws a UserError (exit 2) without a token.
 */
export function netlifyCredentials(env: Environment): NetlifyCredentials {
  const token = env['NETLIFY_API_TOKEN'];
  if (!token) {
    throw new UserError('there is no Netlify credential in the environment', {
      place: 'environment',
      allowed: 'NETLIFY_API_TOKEN (the command line tool’s NETLIFY_AUTH_TOKEN is another)',
    });
  }
  const place = 'NETLIFY_API_ENDPOINT';
  return { token, endpoint: secretAddress(env[place] || 'https://api.netlify.com', place).replace(/\/+$/, '') };
}
