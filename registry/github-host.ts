import { z } from 'zod';

/** The addresses of a GitHub's parts. Only `base` ends with a slash. */
export interface GithubPlaces {
  readonly host: string;
  /** The beginning of certificates, links and clone addresses. */
  readonly server: string;
  /** The value of `GITHUB_BASE_URL` and of the provider's `baseUrl`. */
  readonly base: string;
  /** The issuer of jobs' identity tokens. */
  readonly issuer: string;
}

const PUBLIC = 'github.com';
/** A tenant of GHE.com, as the provider knows it (terraform-provider-github 6.13.0, github/config.go, `GHECHostMatch`). */
const TENANT = /^[a-z0-9-]+\.ghe\.com$/;
const NAME = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;
/** Hosts below these are parts of a GitHub, not a GitHub of their own. */
const PARTS = /(?:^|\.)(?:github\.com|ghe\.com|githubusercontent\.com)$/;

/** The host of a GitHub: github.com, a tenant of GHE.com, or a GitHub Enterprise Server. */
export const GithubHost = z
  .string()
  .regex(NAME)
  .refine(
    (host) => host === PUBLIC || TENANT.test(host) || !PARTS.test(host),
    'a host is a lower-case name such as "github.com", "acme.ghe.com" or "github.acme.example", without scheme, port or path',
  );

/** Whether GitHub itself runs a host: clients wait a second between writes there. */
export function isGithubsOwn(host: string): boolean {
  return PARTS.test(host);
}

/** Whether a host answers REST requests at its root; GitHub Enterprise Server answers them below `/api/v3`. */
export function isApiHost(host: string): boolean {
  return host === `api.${PUBLIC}` || /^api\.[a-z0-9-]+\.ghe\.com$/.test(host);
}

/**
 * The addresses of the parts of the GitHub at a host; absent: github.com. GitHub documents the issuers:
 * https://docs.github.com/en/actions/reference/security/oidc,
 * https://docs.github.com/en/enterprise-server@3.19/actions/reference/security/oidc; GHE.com's is that of GitHub's own
 * client (https://github.com/actions/toolkit/blob/main/packages/attest/src/oidc.ts).
 */
export function githubPlaces(host: string = PUBLIC): GithubPlaces {
  const server = `https://${host}`;
  if (host === PUBLIC) {
    return { host, server, base: `https://api.${PUBLIC}/`, issuer: 'https://token.actions.githubusercontent.com' };
  }
  if (TENANT.test(host)) {
    return { host, server, base: `https://api.${host}/`, issuer: `https://token.actions.${host}` };
  }
  return { host, server, base: `${server}/`, issuer: `${server}/_services/token` };
}

/**
 * Whether an address is the issuer of a host's tokens. That of an enterprise may end with the enterprise's name
 * (https://docs.github.com/en/enterprise-cloud@latest/actions/reference/security/oidc).
 */
export function isIssuerOf(address: string, host: string | undefined): boolean {
  const { issuer } = githubPlaces(host);
  if (address === issuer) return true;
  const name = address.startsWith(`${issuer}/`) ? address.slice(issuer.length + 1) : '';
  return name !== '' && !name.includes('/');
}
