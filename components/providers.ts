import * as github from '@pulumi/github';
import * as pulumi from '@pulumi/pulumi';
import * as netlify from '#netlify';
import type { GithubCredentials } from '../live/credentials';

/** The provider's pauses between writes and between reads, in milliseconds. */
export interface Pace {
  readonly writeDelayMs: number;
  readonly readDelayMs: number;
}

/**
 * Answers after which the provider asks again, three times. Its own list has no 429 (terraform-provider-github 6.13.0,
 * github/provider.go); it waits as long as `Retry-After` says only where the answer names GitHub's page on secondary limits.
 */
const RETRIED = [429, 500, 502, 503, 504];

/**
 * The one GitHub provider. It uses the legacy client, because the new one of 6.13.0 hangs after 100 errors
 * (terraform-provider-github#3603, W36). It uses App credentials where they exist: with a token, stale etags can hide
 * drift (#3509, W17).
 */
export function githubProvider(
  owner: string,
  credentials: GithubCredentials,
  pace: Pace,
  name = 'github',
): github.Provider {
  return new github.Provider(name, {
    owner,
    baseUrl: credentials.baseUrl,
    legacyClient: true,
    retryableErrors: RETRIED,
    ...pace,
    ...(credentials.kind === 'token'
      ? { token: pulumi.secret(credentials.token) }
      : {
          appAuth: pulumi.secret({
            id: credentials.appId,
            installationId: credentials.installationId,
            pemFile: credentials.privateKey,
          }),
        }),
  });
}

/**
 * One Netlify provider for each team, by slug, named below its parent. Token and endpoint come from the environment, so
 * they stay out of state.
 */
export function netlifyProviders(teams: readonly string[], above?: string): ReadonlyMap<string, netlify.Provider> {
  const start = above === undefined ? '' : `${above}.`;
  return new Map(
    teams.map((team) => [team, new netlify.Provider(`${start}netlify.${team}`, { defaultTeamSlug: team })]),
  );
}
