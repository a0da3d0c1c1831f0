import { accountOf } from '../actor';
import { readCommit } from '../git/commit';
import { ancestorsOf, logOrder, mergeBase, treeDifferences } from '../git/history';
import { type GithubExchange, pageUrl, repositoryUrl } from '../lookup';
import type { GithubPull } from '../state/pulls';
import type { GithubRepository } from '../world';
import { nodeId, simpleOrganization } from './account';
import { diffEntry } from './commit';
import { repositoryShape } from './repository';

/** `pull-request-simple`. */
export function pullSimple(exchange: GithubExchange, repository: GithubRepository, pull: GithubPull): object {
  const { base, world } = exchange;
  const url = `${repositoryUrl(exchange, repository)}/pulls/${pull.number}`;
  const issue = `${repositoryUrl(exchange, repository)}/issues/${pull.number}`;
  const html = `${pageUrl(exchange, repository)}/pull/${pull.number}`;
  const statuses = `${repositoryUrl(exchange, repository)}/statuses/${pull.head.sha}`;
  const side = ({ ref, sha }: GithubPull['head'], fork?: string) => {
    const home = repositoryShape(base, world, repository, 'pull');
    return {
      label: `${fork?.split('/')[0] ?? world.organization.login}:${ref}`,
      ref,
      sha,
      user: simpleOrganization(base, world),
      repo: fork ? { ...home, full_name: fork, fork: true } : home,
    };
  };
  const link = (href: string) => ({ href });
  const comment = `${repositoryUrl(exchange, repository)}/pulls/comments{/number}`;
  return {
    url,
    id: pull.id,
    node_id: nodeId('PR', pull.id),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    commits_url: `${url}/commits`,
    statuses_url: statuses,
    review_comments_url: `${url}/comments`,
    review_comment_url: comment,
    comments_url: `${issue}/comments`,
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    body: pull.body,
    draft: pull.draft,
    user: accountOf(base, world, pull.user),
    labels: [],
    milestone: null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    author_association: 'MEMBER',
    auto_merge: null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommitSha,
    head: side(pull.head, pull.fork),
    base: side(pull.base),
    _links: {
      self: link(url),
      html: link(html),
      issue: link(issue),
      comments: link(`${issue}/comments`),
      review_comments: link(`${url}/comments`),
      review_comment: link(comment),
      commits: link(`${url}/commits`),
      statuses: link(statuses),
    },
  };
}

/** Commits that a pull request brings, oldest first. */
export function commitsOf(repository: GithubRepository, { base, head }: GithubPull): string[] {
  const { objects } = repository.git;
  const before = ancestorsOf(objects, base.sha);
  const own = [...ancestorsOf(objects, head.sha)].filter((sha) => !before.has(sha));
  return logOrder(objects, new Set(own)).reverse();
}

/** Files that a pull request changes, compared with its merge base. */
export function filesOf(exchange: GithubExchange, repository: GithubRepository, { base, head }: GithubPull) {
  const { objects } = repository.git;
  const from = mergeBase(objects, base.sha, head.sha);
  const before = from === undefined ? null : readCommit(objects, from).tree;
  return treeDifferences(objects, before, readCommit(objects, head.sha).tree).map((one) =>
    diffEntry(exchange, repository, head.sha, one),
  );
}

/** `pull-request`. */
export function pullFull(exchange: GithubExchange, repository: GithubRepository, pull: GithubPull): object {
  const files = filesOf(exchange, repository, pull);
  const sum = (key: 'additions' | 'deletions') => files.reduce((all, file) => all + file[key], 0);
  const comments = Object.values(repository.comments).filter(({ issue }) => issue === pull.number).length;
  const merged = pull.mergedAt !== null;
  return {
    ...pullSimple(exchange, repository, pull),
    merged,
    mergeable: pull.state === 'open' ? true : null,
    mergeable_state: merged ? 'unknown' : 'clean',
    merged_by: pull.mergedBy === null ? null : accountOf(exchange.base, exchange.world, pull.mergedBy),
    comments,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: commitsOf(repository, pull).length,
    additions: sum('additions'),
    deletions: sum('deletions'),
    changed_files: files.length,
  };
}
