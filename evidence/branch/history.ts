import { UserError } from '../../registry/user-error';
import { isStatementPath } from './files';

/** A path that a commit added, changed or deleted. */
export interface Change {
  readonly kind: 'added' | 'changed' | 'deleted';
  readonly path: string;
}

/** A commit of the evidence branch, and its changes to its parent's tree (for a root: to the empty one). */
export interface HistoryCommit {
  readonly id: string;
  readonly parents: readonly string[];
  readonly changes: readonly Change[];
}

/** The append-only folder of the branch. */
export const EVIDENCE_FOLDER = 'evidence/';

function refuse(message: string, branch: string): never {
  throw new UserError(`the evidence branch was changed other than by adding files: ${message}`, {
    place: branch,
    allowed: 'commits that each add files to the one before',
    exitCode: 1,
  });
}

// A file in the place of a folder (`evidence/_`) would keep every statement out that belongs below. No statement can lie
// at such a path, so nothing is lost when the folder takes its place. git does that by itself when a file below is added.
function givesWay({ kind, path }: Change, changes: readonly Change[]): boolean {
  if (kind !== 'deleted' || isStatementPath(path)) return false;
  return changes.some((each) => each.kind === 'added' && each.path.startsWith(`${path}/`));
}

function requireAddition({ id, parents, changes }: HistoryCommit, branch: string): void {
  if (parents.length > 1) refuse(`${id} is a merge`, branch);
  for (const change of changes) {
    const { kind, path } = change;
    if (kind === 'added' || !path.startsWith(EVIDENCE_FOLDER) || givesWay(change, changes)) continue;
    refuse(`${id} ${kind} ${path}`, branch);
  }
}

/**
 * Walks the history from its head to its root: one line, one root, nothing under `evidence/` ever changed or deleted
 * but what keeps a folder out, and the last recorded head lies on it. The commits are all that the head reaches, in any order. Throws UserError:
 * exit 1 when the branch was not append-only, exit 3 when a commit is missing.
 */
export function requireAppendOnly(
  commits: readonly HistoryCommit[],
  {
    head,
    recordedHead,
    branch,
  }: { readonly head: string; readonly recordedHead: string | undefined; readonly branch: string },
): void {
  const byId = new Map(commits.map((commit) => [commit.id, commit]));
  const roots = commits.filter(({ parents }) => parents.length === 0);
  if (roots.length > 1) refuse(`it has ${roots.length} roots`, branch);
  const walked = new Set<string>();
  for (let id: string | undefined = head; id !== undefined; ) {
    const commit = byId.get(id);
    if (!commit || walked.has(id)) {
      throw new UserError(`the history of the evidence branch is cut off at ${id}`, {
        place: branch,
        allowed: 'the whole history, from its root',
        exitCode: 3,
      });
    }
    requireAddition(commit, branch);
    walked.add(id);
    [id] = commit.parents;
  }
  if (recordedHead === undefined || walked.has(recordedHead)) return;
  refuse(`its head ${head} does not follow ${recordedHead}, which was its head before`, branch);
}
