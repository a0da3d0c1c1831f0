import { UserError } from '../../registry/user-error';
import type { AppendGuard, EvidenceBranch, EvidenceFile, EvidenceReading, ReadOptions } from './branch';
import { readingOf, requireAppendable, requireRoom, sortOut } from './files';
import type { Writer } from './git-commit';
import {
  commitOn,
  commitsOf,
  contentOf,
  filesOf,
  headOf,
  type ListedBlob,
  type ListedCommit,
  moveForward,
} from './github-api';
import { couldNotAsk, type GithubBranchOptions, inTurns, statusOf } from './github-requests';
import { type Change, type HistoryCommit, requireAppendOnly } from './history';

/** The evidence branch of a repository on GitHub. */
export interface GithubEvidenceOptions extends GithubBranchOptions {
  /** The author of the commits; undefined: the client's identity. */
  readonly writer?: Writer | undefined;
}

type Files = ReadonlyMap<string, ListedBlob>;

// A refused update means that another writer won. Give up after this many.
const TRIES = 20;

function changesBetween(before: Files, after: Files): readonly Change[] {
  const changes: Change[] = [];
  for (const [path, { sha, mode }] of after) {
    const old = before.get(path);
    if (!old) changes.push({ kind: 'added', path });
    else if (old.sha !== sha || old.mode !== mode) changes.push({ kind: 'changed', path });
  }
  for (const path of before.keys()) if (!after.has(path)) changes.push({ kind: 'deleted', path });
  return changes;
}

async function historyOf(options: GithubEvidenceOptions, commits: readonly ListedCommit[]): Promise<HistoryCommit[]> {
  const trees = [...new Set(commits.map(({ tree }) => tree))];
  const listed = await inTurns(trees, async (tree): Promise<readonly [string, Files]> => {
    return [tree, new Map((await filesOf(options, tree)).map((file) => [file.path, file]))];
  });
  const byTree = new Map(listed);
  const byId = new Map(commits.map((commit) => [commit.id, commit]));
  const none: Files = new Map();
  return commits.map(({ id, parents, tree }) => {
    const [parent = ''] = parents;
    const before = byTree.get(byId.get(parent)?.tree ?? '') ?? none;
    return { id, parents, changes: changesBetween(before, byTree.get(tree) ?? none) };
  });
}

async function read(options: GithubEvidenceOptions, { recordedHead, only }: ReadOptions): Promise<EvidenceReading> {
  const { branch } = options;
  const head = await headOf(options);
  const history = await historyOf(options, await commitsOf(options, head));
  requireAppendOnly(history, { head, recordedHead, branch });
  const { toRead, refused } = sortOut(await filesOf(options, head));
  const wanted = only ? toRead.filter(({ path }) => only(path)) : toRead;
  const files = await inTurns(wanted, async (file) => ({ path: file.path, bytes: await contentOf(options, file) }));
  return readingOf(head, files, refused);
}

async function pathsAt(options: GithubEvidenceOptions, commit: string): Promise<ReadonlySet<string>> {
  return new Set((await filesOf(options, commit)).map(({ path }) => path));
}

// Whether GitHub's API replaces such a file with a folder is not documented. A push from a clone does.
function requireFolders(files: readonly EvidenceFile[], taken: ReadonlySet<string>): void {
  const found = [...taken].find((path) => files.some((each) => each.path.startsWith(`${path}/`)));
  if (found === undefined) return;
  throw new UserError('a file lies in the place of a folder of the evidence branch', {
    place: found,
    allowed: 'the same command in a clone, without --evidence-api: it puts the folder there; nothing was pushed',
    exitCode: 1,
  });
}

async function append(
  options: GithubEvidenceOptions,
  files: readonly EvidenceFile[],
  message: string,
  guard: AppendGuard | undefined,
): Promise<string> {
  requireAppendable(files);
  const author = options.writer && { name: options.writer.name, email: options.writer.email };
  const before = guard && (await pathsAt(options, guard.since));
  let refusal: unknown;
  let head = await headOf(options);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const taken = await pathsAt(options, head);
    requireRoom(files, head, (commit) => (commit === head ? taken : (before ?? new Set())), guard);
    requireFolders(files, taken);
    const commit = await commitOn(options, head, { files, message, author });
    refusal = await moveForward(options, commit);
    if (refusal === undefined) return commit;
    const now = await headOf(options);
    // The answer may have been lost after GitHub made the update.
    if (now === commit) return commit;
    // No other writer won, so GitHub refuses the update (a ruleset, a missing permission).
    if (now === head || statusOf(refusal) !== 422) break;
    head = now;
  }
  throw couldNotAsk(options, 'add to the evidence branch', refusal);
}

/**
 * The evidence branch over the GitHub API, without a clone. If another writer's update won, the commit is made again on
 * top of it, unless a path was taken.
 */
export function githubEvidenceBranch(options: GithubEvidenceOptions): EvidenceBranch {
  return {
    read: async (how = {}) => await read(options, how),
    append: async (files, message, guard) => await append(options, files, message, guard),
  };
}
