/** The host of GitHub itself. */
export const GITHUB_HOST = 'github.com';

/**
 * Who signs the identity tokens of jobs at a host of GitHub: github.com, a subdomain of ghe.com (data residency), or a
 * GitHub Enterprise Server. https://docs.github.com/en/enterprise-cloud@latest/actions/reference/security/oidc,
 * https://docs.github.com/en/enterprise-server@latest/actions/reference/security/oidc
 */
export function issuerOf(host: string): string {
  if (host === GITHUB_HOST) return 'https://token.actions.githubusercontent.com';
  return host.endsWith('.ghe.com') ? `https://token.actions.${host}` : `https://${host}/_services/token`;
}
