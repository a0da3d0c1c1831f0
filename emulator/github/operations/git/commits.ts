import type { Reply } from '../../../core/exchange';
import { loginOfEmail } from '../../actor';
import { notFound, unprocessable } from '../../errors';
import { readCommit } from '../../git/commit';
import { ancestorsOf, changesOf, logOrder, mergeBase, treeDifferences } from '../../git/history';
import { resolveCommit } from '../../git/refs';
import { entryAt } from '../../git/tree';
import { type GithubExchange, pageUrl, queryText, repositoryOf, repositoryUrl } from '../../lookup';
import { commitShape, diffEntry } from '../../shapes/commit';
import { page } from '../../transport/pagination';
import type { GithubRepository } from '../../world';

const mostFiles = 300;
const mostPagedFiles = 3000;
const mostCommits = 250;

function touches(repository: GithubRepository, sha: string, path: string): boolean {
  const { objects } = repository.git;
  const { tree, parents } = readCommit(objects, sha);
  const now = entryAt(objects, tree, path)?.sha;
  if (parents.length === 0) return now !== undefined;
  // As `git log` does: a merge that took one side as it was did not touch the path.
  return parents.every((parent) => entryAt(objects, readCommit(objects, parent).tree, path)?.sha !== now);
}

function isPerson(exchange: GithubExchange, email: string, wanted: string | undefined): boolean {
  return wanted === undefined || wanted === email || loginOfEmail(exchange.world, email) === wanted;
}

/** GET the history of `sha` (the default branch without), newest first. */
export function listCommits(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const { objects } = repository.git;
  const head = resolveCommit(repository, queryText(exchange, 'sha') ?? repository.defaultBranch);
  if (head === undefined) throw notFound();
  const [path, since, until] = ['path', 'since', 'until'].map((name) => queryText(exchange, name));
  const found = logOrder(objects, ancestorsOf(objects, head))
    .filter((sha) => path === undefined || path === '' || touches(repository, sha, path.replace(/\/$/, '')))
    .filter((sha) => {
      const { author, committer } = readCommit(objects, sha);
      const at = Date.parse(committer.date);
      return (
        (since === undefined || at >= Date.parse(since)) &&
        (until === undefined || at <= Date.parse(until)) &&
        isPerson(exchange, author.email, queryText(exchange, 'author')) &&
        isPerson(exchange, committer.email, queryText(exchange, 'committer'))
      );
    });
  return page(exchange, found, (some) => some.map((sha) => commitShape(exchange, repository, sha)));
}

/** GET one with its changed files, 300 a page and 3,000 in all. */
export function getCommit(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const wanted = exchange.params['ref'] ?? '';
  const sha = resolveCommit(repository, wanted);
  if (sha === undefined) throw unprocessable(`No commit found for SHA: ${wanted}`);
  const files = changesOf(repository.git.objects, sha)
    .slice(0, mostPagedFiles)
    .map((one) => diffEntry(exchange, repository, sha, one));
  const sum = (key: 'additions' | 'deletions') => files.reduce((all, file) => all + file[key], 0);
  const stats = { additions: sum('additions'), deletions: sum('deletions') };
  return page(
    exchange,
    files,
    (some) => ({
      ...commitShape(exchange, repository, sha),
      stats: { ...stats, total: stats.additions + stats.deletions },
      files: some,
    }),
    { standard: mostFiles, most: mostFiles },
  );
}

/**
 * GET `BASE...HEAD`: the relation of the two, and the commits that only HEAD has. Without `page` and `per_page` at most
 * 250 commits (the newest; `total_commits` is the true number) and 300 files. With them, pages, with the files on the
 * first page only.
 */
export function compare(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const { objects } = repository.git;
  const [left, right] = (exchange.params['basehead'] ?? '').split(/\.{2,3}/);
  const base = resolveCommit(repository, left ?? '');
  const head = resolveCommit(repository, (right ?? '').replace(/^[^:]*:/, ''));
  const shared = base === undefined || head === undefined ? undefined : mergeBase(objects, base, head);
  if (base === undefined || head === undefined) throw notFound();
  if (shared === undefined) throw notFound(`No common ancestor between ${left} and ${right}.`);
  const [before, after] = [ancestorsOf(objects, base), ancestorsOf(objects, head)];
  const ahead = logOrder(objects, new Set([...after].filter((sha) => !before.has(sha)))).reverse();
  const behind = [...before].filter((sha) => !after.has(sha)).length;
  const paged = exchange.query['page'] !== undefined || exchange.query['per_page'] !== undefined;
  const files = treeDifferences(objects, readCommit(objects, shared).tree, readCommit(objects, head).tree)
    .slice(0, mostFiles)
    .map((one) => diffEntry(exchange, repository, head, one));
  const url = `${repositoryUrl(exchange, repository)}/compare/${base}...${head}`;
  const html = `${pageUrl(exchange, repository)}/compare/${base}...${head}`;
  const status = ahead.length === 0 ? (behind === 0 ? 'identical' : 'behind') : behind === 0 ? 'ahead' : 'diverged';
  const first = (queryText(exchange, 'page') ?? '1') === '1';
  const wrap = (some: readonly string[]): object => ({
    url,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: commitShape(exchange, repository, base),
    merge_base_commit: commitShape(exchange, repository, shared),
    status,
    ahead_by: ahead.length,
    behind_by: behind,
    total_commits: ahead.length,
    commits: some.map((sha) => commitShape(exchange, repository, sha)),
    ...(first ? { files } : {}),
  });
  if (!paged) return { status: 200, body: wrap(ahead.slice(-mostCommits)) };
  return page(exchange, ahead, wrap);
}
