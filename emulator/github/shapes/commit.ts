import { accountOfEmail } from '../actor';
import { type GitPerson, readCommit } from '../git/commit';
import type { TreeDifference } from '../git/history';
import { findObject } from '../git/objects';
import { type GithubExchange, pageUrl, repositoryUrl } from '../lookup';
import type { GithubRepository } from '../world';
import { nodeId } from './account';

const unverified = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };

/** `git-commit`: the commit in git's form. */
export function gitCommit(exchange: GithubExchange, repository: GithubRepository, sha: string): object {
  const { author, committer, message, tree, parents } = readCommit(repository.git.objects, sha);
  const url = `${repositoryUrl(exchange, repository)}/git`;
  const html = `${pageUrl(exchange, repository)}/commit`;
  return {
    sha,
    node_id: nodeId('C', repository.id),
    url: `${url}/commits/${sha}`,
    html_url: `${html}/${sha}`,
    author,
    committer,
    message,
    tree: { sha: tree, url: `${url}/trees/${tree}` },
    verification: unverified,
    parents: parents.map((one) => ({ sha: one, url: `${url}/commits/${one}`, html_url: `${html}/${one}` })),
  };
}

/** `commit`: with the accounts of its author and committer, null where GitHub cannot name one. */
export function commitShape(exchange: GithubExchange, repository: GithubRepository, sha: string): object {
  const { author, committer, message, tree, parents } = readCommit(repository.git.objects, sha);
  const url = repositoryUrl(exchange, repository);
  const html = `${pageUrl(exchange, repository)}/commit`;
  const account = ({ email }: GitPerson) => accountOfEmail(exchange.base, exchange.world, email);
  return {
    sha,
    node_id: nodeId('C', repository.id),
    url: `${url}/commits/${sha}`,
    html_url: `${html}/${sha}`,
    comments_url: `${url}/commits/${sha}/comments`,
    commit: {
      url: `${url}/git/commits/${sha}`,
      author,
      committer,
      message,
      comment_count: 0,
      tree: { sha: tree, url: `${url}/git/trees/${tree}` },
      verification: unverified,
    },
    author: account(author),
    committer: account(committer),
    parents: parents.map((one) => ({ sha: one, url: `${url}/commits/${one}`, html_url: `${html}/${one}` })),
  };
}

function lines(repository: GithubRepository, sha: string | undefined): string[] {
  const bytes = sha === undefined ? undefined : findObject(repository.git.objects, 'blob', sha);
  if (bytes === undefined || bytes.length === 0) return [];
  return bytes.toString('utf8').replace(/\n$/, '').split('\n');
}

/**
 * `diff-entry` without a patch, as GitHub gives it for large files. Lines are counted as sets, so moves within a file
 * do not count.
 */
export function diffEntry(
  exchange: GithubExchange,
  repository: GithubRepository,
  ref: string,
  { path, before, after }: TreeDifference,
): { readonly additions: number; readonly deletions: number } & Record<string, unknown> {
  const [old, now] = [lines(repository, before?.sha), lines(repository, after?.sha)];
  const [oldSet, nowSet] = [new Set(old), new Set(now)];
  const additions = now.filter((line) => !oldSet.has(line)).length;
  const deletions = old.filter((line) => !nowSet.has(line)).length;
  const escaped = path.split('/').map(encodeURIComponent).join('/');
  const html = pageUrl(exchange, repository);
  return {
    sha: after?.sha ?? before?.sha ?? null,
    filename: path,
    additions,
    deletions,
    changes: additions + deletions,
    status: before === undefined ? 'added' : after === undefined ? 'removed' : 'modified',
    blob_url: `${html}/blob/${ref}/${escaped}`,
    raw_url: `${html}/raw/${ref}/${escaped}`,
    contents_url: `${repositoryUrl(exchange, repository)}/contents/${escaped}?ref=${ref}`,
  };
}
