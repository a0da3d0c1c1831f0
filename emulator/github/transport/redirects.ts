import type { Exchange, Reply } from '../../core/exchange';
import { sees } from '../lookup';
import type { GithubWorld } from '../world';
import type { GithubCaller } from './identities';

type Asked = Pick<Exchange<GithubWorld, GithubCaller>, 'method' | 'path' | 'base'>;

/**
 * Redirects a path under a repository's former name to the path by its id, until another repository takes the name:
 * 301 for a read, 307 for a write
 * (https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects,
 * https://github.com/google/go-github/issues/184, https://github.com/node-gh/gh/issues/579).
 */
export function movedRepository(
  { organization, repositories }: GithubWorld,
  caller: GithubCaller,
  { method, path, base }: Asked,
): Reply | undefined {
  const [, owner = '', name = '', rest = ''] = /^\/repos\/([^/]+)\/([^/]+)(\/.*)?$/.exec(path) ?? [];
  const all = Object.values(repositories);
  const isNamed = (one: string) => one.toLowerCase() === name.toLowerCase();
  if (owner.toLowerCase() !== organization.login.toLowerCase() || all.some((one) => isNamed(one.name)))
    return undefined;
  const found = all.find((one) => one.formerNames?.some(isNamed));
  if (found === undefined || !sees(caller, found)) return undefined;
  const url = `${base}/repositories/${found.id}${rest}`;
  const isRead = method === 'GET' || method === 'HEAD';
  return {
    status: isRead ? 301 : 307,
    headers: { location: url },
    body: {
      message: isRead ? 'Moved Permanently' : 'Temporary Redirect',
      url,
      documentation_url: 'https://docs.github.com/rest/guides/best-practices-for-using-the-rest-api#follow-redirects',
    },
  };
}
