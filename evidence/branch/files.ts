import { sortedBy } from '../../plan/sorted';
import { UserError } from '../../registry/user-error';
import { mostAt } from '../verification/place';
import type { AppendGuard, EvidenceFile, EvidenceReading, RefusedFile } from './branch';

/** A file of the branch's tree as git or GitHub lists it. */
export interface ListedFile {
  readonly path: string;
  /** `100644` is a regular file. */
  readonly mode: string;
  /** In bytes. */
  readonly size: number;
}

const PLACE =
  /^evidence\/(?:_|[0-9a-f]{40}|[0-9a-f]{64})\/(?:_|[a-z][a-z0-9-]*)\/(?:_|[a-z][a-z0-9-]*)\/[a-z-]+-[0-9a-f]{32,64}\.sigstore\.json$/;
const REGULAR = '100644';

/** Whether a statement's file may lie at a path. */
export function isStatementPath(path: string): boolean {
  return PLACE.test(path);
}

/** Which files are read, and which are refused for their form. */
export function sortOut<T extends ListedFile>(
  listed: readonly T[],
): { readonly toRead: readonly T[]; readonly refused: readonly RefusedFile[] } {
  const reasonOf = ({ path, mode, size }: T): string | undefined => {
    if (mode !== REGULAR) return 'it is not a regular file';
    if (size > mostAt(path)) return 'the file is too large';
    return PLACE.test(path) ? undefined : 'the path is not the path of a statement';
  };
  const judged = listed.map((file) => ({ file, reason: reasonOf(file) }));
  return {
    toRead: judged.filter(({ reason }) => reason === undefined).map(({ file }) => file),
    refused: judged.flatMap(({ file: { path }, reason }) => (reason === undefined ? [] : [{ path, reason }])),
  };
}

/** The files that were read, sorted by path. */
export function readingOf(
  head: string,
  files: readonly EvidenceFile[],
  refused: readonly RefusedFile[],
): EvidenceReading {
  const path = (file: { readonly path: string }) => file.path;
  return { head, files: sortedBy(files, path), refused: sortedBy(refused, path) };
}

/** Refuses files that could not be read back. Throws UserError (exit 2) before anything is written. */
export function requireAppendable(files: readonly EvidenceFile[]): void {
  if (files.length === 0) throw new UserError('there is nothing to add to the evidence branch');
  const seen = new Set<string>();
  for (const { path, bytes } of files) {
    const most = mostAt(path);
    const allowed = `a statement's own path, once, and at most ${most} bytes`;
    if (!PLACE.test(path)) throw new UserError('the path is not the path of a statement', { place: path, allowed });
    if (seen.has(path)) throw new UserError('the file is given twice', { place: path, allowed });
    if (bytes.length > most) throw new UserError('the file is too large', { place: path, allowed });
    seen.add(path);
  }
}

/**
 * Another writer added something that an addition's guard names: the caller reads the branch again and makes a new
 * addition.
 */
export class EvidenceConflict extends UserError {
  constructor(path: string) {
    super('another writer pushed to the evidence branch first', {
      place: path,
      allowed: 'run the command again',
      exitCode: 3,
    });
  }
}

/**
 * Refuses to add files to a tree. Throws UserError (exit 1) when one exists already, because files are never replaced,
 * and EvidenceConflict when the guard says so. `pathsAt` lists the files of a commit.
 */
export function requireRoom(
  files: readonly EvidenceFile[],
  head: string,
  pathsAt: (commit: string) => ReadonlySet<string>,
  guard: AppendGuard | undefined,
): void {
  const taken = pathsAt(head);
  for (const { path } of files) {
    if (!taken.has(path)) continue;
    throw new UserError('the file is already on the evidence branch', {
      place: path,
      allowed: 'a path that is free: nothing is overwritten',
      exitCode: 1,
    });
  }
  if (!guard || guard.since === head) return;
  const before = pathsAt(guard.since);
  for (const path of taken) if (!before.has(path) && guard.conflicts(path)) throw new EvidenceConflict(path);
}
