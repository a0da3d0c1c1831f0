import { forbidden, unauthorized } from '../errors';
import { type GithubExchange, repositoryOf } from '../lookup';
import { permissionOf } from './requirements';

/** Whether the caller's token has a permission at this level or above. */
export function has({ caller }: GithubExchange, permission: string, level: 'read' | 'write'): boolean {
  const granted = caller.token?.permissions[permission];
  return granted === 'write' || granted === level || (permission === 'metadata' && caller.token !== null);
}

/**
 * The headers that tell a token's permissions: a classic token's scopes, and for all others what the operation accepts.
 * Sources:
 * https://docs.github.com/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps,
 * https://github.blog/changelog/2023-08-10-x-accepted-github-permissions-header-for-fine-grained-permission-actors
 */
export function permissionHeaders({
  caller: { token },
  operationId,
}: GithubExchange): Readonly<Record<string, string>> {
  if (token === null) return {};
  if (token.scopes !== undefined) return { 'x-oauth-scopes': token.scopes.join(', ') };
  const needed = permissionOf(operationId);
  return typeof needed === 'object' ? { 'x-accepted-github-permissions': `${needed.permission}=${needed.level}` } : {};
}

function isOnPull(exchange: GithubExchange): boolean {
  const { pulls, comments } = repositoryOf(exchange);
  const { issue_number: issue, comment_id: comment = '' } = exchange.params;
  return pulls[issue ?? comments[comment]?.issue ?? ''] !== undefined;
}

/**
 * Throws GitHub's refusal unless the caller has the permission: 401 without credentials or with the wrong kind, 404 for
 * a repository that the caller cannot see, 403 for a missing permission.
 */
export function requirePermission(exchange: GithubExchange): void {
  const { caller, params } = exchange;
  const needed = permissionOf(exchange.operationId);
  if (needed === 'app') {
    if (caller.app === null) throw unauthorized('A JSON web token could not be decoded');
    return;
  }
  if (needed === 'anyone') return;
  if (caller.app !== null) throw unauthorized('Bad credentials');
  if (caller.token === null) throw unauthorized('Requires authentication');
  const who = caller.token.kind === 'installation' ? 'integration' : 'personal access token';
  if (needed === 'token') return;
  if (needed === 'person' || needed === 'installation') {
    const kind = needed === 'person' ? 'personal' : 'installation';
    if (caller.token.kind === kind) return;
    throw forbidden(
      needed === 'person'
        ? `Resource not accessible by ${who}`
        : 'You must authenticate with an installation access token in order to list repositories for an installation.',
    );
  }
  if (params['owner'] !== undefined && params['repo'] !== undefined) {
    const repository = repositoryOf(exchange);
    const reached = caller.token.repositories === 'all' || caller.token.repositories.includes(repository.name);
    if (!reached && needed.level === 'write') throw forbidden(`Resource not accessible by ${who}`);
  }
  // Either of two permissions allows comments on a pull request.
  const other = needed.permission === 'issues' && isOnPull(exchange) && has(exchange, 'pull_requests', needed.level);
  if (!other && !has(exchange, needed.permission, needed.level)) throw forbidden(`Resource not accessible by ${who}`);
}
