import type { Reply } from '../../../core/exchange';
import { notFound, unprocessable } from '../../errors';
import { ancestorsOf } from '../../git/history';
import { type GithubExchange, repositoryOf } from '../../lookup';
import { commitShape } from '../../shapes/commit';
import { commitsOf, filesOf, pullFull, pullSimple } from '../../shapes/pull';
import type { GithubPull } from '../../state/pulls';
import { page } from '../../transport/pagination';

const mostFiles = 3000;
const mostCommits = 250;

function pullOf(exchange: GithubExchange): GithubPull {
  const found = repositoryOf(exchange).pulls[exchange.params['pull_number'] ?? ''];
  if (found === undefined) throw notFound();
  return found;
}

/** GET one. */
export function getPull(exchange: GithubExchange): Reply {
  return { status: 200, body: pullFull(exchange, repositoryOf(exchange), pullOf(exchange)) };
}

/** GET its files, 3,000 at most. */
export function listPullFiles(exchange: GithubExchange): Reply {
  return page(exchange, filesOf(exchange, repositoryOf(exchange), pullOf(exchange)).slice(0, mostFiles));
}

/** GET its commits, 250 at most, oldest first. */
export function listPullCommits(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const shas = commitsOf(repository, pullOf(exchange)).slice(0, mostCommits);
  return page(exchange, shas, (some) => some.map((sha) => commitShape(exchange, repository, sha)));
}

/**
 * GET the pull requests of a commit. For a commit on the default branch this is the merged one that brought it there.
 * Otherwise it is every one, open or closed, whose head contains the commit and whose base did not.
 */
export function listPullsOfCommit(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const { objects } = repository.git;
  const sha = exchange.params['commit_sha'] ?? '';
  if (objects[sha]?.kind !== 'commit') throw unprocessable(`No commit found for SHA: ${sha}`);
  const brings = (pull: GithubPull): boolean =>
    pull.mergeCommitSha === sha ||
    (ancestorsOf(objects, pull.head.sha).has(sha) && !ancestorsOf(objects, pull.base.sha).has(sha));
  const head = repository.branches[repository.defaultBranch]?.sha;
  const landed = head !== undefined && ancestorsOf(objects, head).has(sha);
  const found = Object.values(repository.pulls)
    .filter(brings)
    .filter(({ mergedAt }) => !landed || mergedAt !== null);
  return page(exchange, found, (some) => some.map((pull) => pullSimple(exchange, repository, pull)));
}
