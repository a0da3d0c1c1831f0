import { loginOfEmail, noreplyOf, webFlowEmail } from '../actor';
import { readCommit, writeCommit } from '../git/commit';
import { mergeBase, treeDifferences } from '../git/history';
import { putObject } from '../git/objects';
import { setRef } from '../git/refs';
import { repositoryNamed } from '../git/transfer';
import { changeTree, type TreeChange } from '../git/tree';
import { covers } from '../rules/ref-rules';
import { recordPush } from '../state/activity';
import type { GithubPull } from '../state/pulls';
import { type GithubWorld, nextNumber, takeId } from '../world';

/** The input of `commitFiles`. */
export interface NewCommit {
  readonly repository: string;
  readonly branch: string;
  /** Login of the author and committer. */
  readonly user: string;
  readonly message: string;
  /** Contents by path; null deletes a file. */
  readonly files: Readonly<Record<string, string | null>>;
  /** ISO time. */
  readonly at: string;
  /** An address that replaces the login's own. If nobody has the address, GitHub cannot name its owner. */
  readonly email?: string;
  /** Login of the person who pushes. Default: the author. */
  readonly pusher?: string;
  /** The branch or commit that a new branch begins at. Default: the default branch. */
  readonly from?: string;
}

function seconds(at: string): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/**
 * Commits to a branch as a person whose pushes no rule stops. Creates the branch if it does not exist. Returns the
 * commit.
 */
export function commitFiles(world: GithubWorld, change: NewCommit): string {
  const repository = repositoryNamed(world, change.repository);
  const { objects } = repository.git;
  const from = repository.branches[change.from ?? repository.defaultBranch]?.sha ?? change.from;
  const head = repository.branches[change.branch]?.sha ?? from;
  if (head === undefined || objects[head]?.kind !== 'commit') throw new Error(`nothing to begin '${change.branch}' at`);
  const changes = Object.entries(change.files).map(([path, text]): [string, TreeChange] => {
    if (text === null) return [path, null];
    return [path, { mode: '100644', sha: putObject(objects, 'blob', Buffer.from(text)) }];
  });
  const person = { name: change.user, email: change.email ?? noreplyOf(world, change.user), date: seconds(change.at) };
  const tree = changeTree(objects, readCommit(objects, head).tree, new Map(changes));
  const sha = writeCommit(objects, {
    tree,
    parents: [head],
    author: person,
    committer: person,
    message: change.message,
  });
  const push = { branch: change.branch, before: repository.branches[change.branch]?.sha, after: sha };
  recordPush(repository, { ...push, actor: change.pusher ?? change.user, at: seconds(change.at) });
  setRef(repository, `heads/${change.branch}`, sha);
  for (const pull of Object.values(repository.pulls))
    if (pull.state === 'open' && pull.head.ref === change.branch) pull.head = { ref: change.branch, sha };
  return sha;
}

/** The input of `openPull`. */
export interface NewPull {
  readonly repository: string;
  readonly head: string;
  readonly base: string;
  readonly user: string;
  readonly title: string;
  readonly at: string;
  /** `owner/name` of the fork that the pull request comes from. Default: none. The branch plays the fork's branch. */
  readonly fork?: string;
}

/** Opens a pull request between two branches. Throws when one does not exist. */
export function openPull(world: GithubWorld, opened: NewPull): GithubPull {
  const { repository: name, head, base, user, title, at, fork } = opened;
  const repository = repositoryNamed(world, name);
  const [from, to] = [repository.branches[head]?.sha, repository.branches[base]?.sha];
  if (from === undefined || to === undefined)
    throw new Error(`no branches '${head}' and '${base}' to open a pull request on`);
  const pull: GithubPull = {
    id: takeId(world),
    number: nextNumber(repository),
    title,
    body: null,
    state: 'open',
    draft: false,
    user,
    head: { ref: head, sha: from },
    base: { ref: base, sha: to },
    mergeCommitSha: null,
    mergedAt: null,
    mergedBy: null,
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    ...(fork === undefined ? {} : { fork }),
  };
  repository.pulls[pull.number] = pull;
  return pull;
}

/** The input of `mergePull`. A squash leaves a commit that the head branch does not have. */
export interface Merge {
  readonly repository: string;
  readonly number: number;
  readonly method: 'merge' | 'squash';
  /** Login of the person who presses the button. GitHub is the committer and this person is the author. */
  readonly user: string;
  readonly at: string;
}

/** Commits the result of merging a pull request onto `base`. No branch moves. */
function mergeCommit(world: GithubWorld, base: string, { repository: name, number, method, user, at }: Merge): string {
  const repository = repositoryNamed(world, name);
  const { objects } = repository.git;
  const pull = repository.pulls[number];
  if (pull?.state !== 'open') throw new Error(`pull request ${number} of '${name}' is not open`);
  const from = mergeBase(objects, base, pull.head.sha);
  const before = from === undefined ? null : readCommit(objects, from).tree;
  const changes = treeDifferences(objects, before, readCommit(objects, pull.head.sha).tree).map(
    ({ path, after }): [string, TreeChange] => [
      path,
      after === undefined ? null : { mode: after.mode, sha: after.sha },
    ],
  );
  const tree = changeTree(objects, readCommit(objects, base).tree, new Map(changes));
  const parents = method === 'merge' ? [base, pull.head.sha] : [base];
  const login =
    method === 'merge' ? user : (loginOfEmail(world, readCommit(objects, pull.head.sha).author.email) ?? user);
  const author = { name: login, email: noreplyOf(world, login), date: seconds(at) };
  const committer = { name: 'GitHub', email: webFlowEmail, date: seconds(at) };
  const message =
    method === 'merge' ? `Merge pull request #${number} from ${pull.head.ref}` : `${pull.title} (#${number})`;
  return writeCommit(objects, { tree, parents, author, committer, message });
}

function land(world: GithubWorld, { repository: name, number, user, at }: Merge, sha: string): void {
  const repository = repositoryNamed(world, name);
  const pull = repository.pulls[number];
  const base = pull === undefined ? undefined : repository.branches[pull.base.ref]?.sha;
  if (pull === undefined || base === undefined) throw new Error(`no base of pull request ${number} of '${name}'`);
  const merge = { branch: pull.base.ref, before: base, after: sha, actor: user, at: seconds(at) };
  recordPush(repository, { ...merge, type: 'pr_merge' });
  setRef(repository, `heads/${pull.base.ref}`, sha);
  Object.assign(pull, {
    state: 'closed',
    mergeCommitSha: sha,
    mergedAt: at,
    mergedBy: user,
    closedAt: at,
    updatedAt: at,
    base: { ref: pull.base.ref, sha: base },
  });
}

/**
 * Merges a pull request without checking its checks and reviews. Throws when it is not open. Returns the base's new
 * commit.
 */
export function mergePull(world: GithubWorld, merge: Merge): string {
  const repository = repositoryNamed(world, merge.repository);
  const base = repository.branches[repository.pulls[merge.number]?.base.ref ?? '']?.sha;
  if (base === undefined) throw new Error(`pull request ${merge.number} of '${merge.repository}' is not open`);
  const sha = mergeCommit(world, base, merge);
  land(world, merge, sha);
  return sha;
}

/** A pull request in a merge queue, read from the branch that GitHub makes for it. */
export interface QueueEntry {
  /** The branch that the pull request merges into. */
  readonly base: string;
  readonly number: number;
  /** The commit before the entry: the base's head, or the entry ahead. */
  readonly baseSha: string;
}

// https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue#triggering-merge-group-checks-with-other-ci-providers
const QUEUE = 'gh-readonly-queue/';

/** The entry that a branch belongs to. Undefined for a branch of another kind. */
export function queueEntryOf(branch: string): QueueEntry | undefined {
  const [, base, number, baseSha] = /^gh-readonly-queue\/(.+)\/pr-(\d+)-([0-9a-f]{40})$/.exec(branch) ?? [];
  return base === undefined || baseSha === undefined ? undefined : { base, number: Number(number), baseSha };
}

/**
 * Puts a pull request into its base's merge queue, behind `ahead` (default: first in the queue). It puts the commit
 * that the merge would make on a new branch, and returns that branch. Throws when no active ruleset gives the base a
 * queue.
 */
export function enqueuePull(world: GithubWorld, merge: Merge, ahead?: string): string {
  const repository = repositoryNamed(world, merge.repository);
  const base = repository.pulls[merge.number]?.base.ref ?? '';
  const queued = Object.values(repository.rulesets).some(
    (ruleset) =>
      ruleset.enforcement === 'active' &&
      covers(repository, ruleset, `refs/heads/${base}`) &&
      ruleset.rules.some(({ type }) => type === 'merge_queue'),
  );
  if (!queued) throw new Error(`'${base}' of '${merge.repository}' has no merge queue`);
  const baseSha = repository.branches[ahead ?? base]?.sha ?? '';
  const sha = mergeCommit(world, baseSha, merge);
  const branch = `${QUEUE}${base}/pr-${merge.number}-${baseSha}`;
  setRef(repository, `heads/${branch}`, sha);
  return branch;
}

/**
 * Lets the queue merge an entry whose checks passed. The entry's commit becomes the base's head. Returns that commit.
 */
export function mergeQueued(world: GithubWorld, branch: string, merge: Merge): string {
  const repository = repositoryNamed(world, merge.repository);
  const sha = repository.branches[branch]?.sha;
  const entry = queueEntryOf(branch);
  if (sha === undefined || entry === undefined || repository.branches[entry.base]?.sha !== entry.baseSha)
    throw new Error(`'${branch}' is not at the head of its queue`);
  land(world, merge, sha);
  delete repository.branches[branch];
  return sha;
}

/** Closes a pull request without merging it. */
export function closePull(world: GithubWorld, name: string, number: number, at: string): void {
  const pull = repositoryNamed(world, name).pulls[number];
  if (pull?.state !== 'open') throw new Error(`pull request ${number} of '${name}' is not open`);
  Object.assign(pull, { state: 'closed', closedAt: at, updatedAt: at });
}
