import type { PresentIds } from '../statement/present-ids';
import type { Verification } from '../verification/verify-statement';

/** One statement's file on the evidence branch. */
export interface EvidenceFile {
  /** `evidence/<commit>/<surface>/<tier>/<kind>-<digest>.sigstore.json`, made by `statementPath`. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** A file of the branch that does not count. */
export interface RefusedFile {
  readonly path: string;
  readonly reason: string;
}

/** A refused file that an owner quarantined, so that it does not block anything. */
export interface QuarantinedFile extends RefusedFile {
  /** `user:<login>` of the owner who signed the quarantine. */
  readonly by: string;
  readonly why: string;
}

/** The whole branch at one head; its history was walked and is append-only. */
export interface EvidenceReading {
  /** The full commit id of the head. */
  readonly head: string;
  /** Every requested file below `evidence/`, sorted by path. */
  readonly files: readonly EvidenceFile[];
  /** Unread files with the reason: too large, or not a regular file. */
  readonly refused: readonly RefusedFile[];
}

/** Options of reading a branch. */
export interface ReadOptions {
  /** A head that the branch must follow. */
  readonly recordedHead?: string;
  /** The wanted paths; default: all. The whole history is walked in any case. */
  readonly only?: (path: string) => boolean;
}

/** Files that invalidate an addition if somebody added them since a head was read. */
export interface AppendGuard {
  /** The head that was read. */
  readonly since: string;
  /** Whether a file at this path invalidates the addition. */
  readonly conflicts: (path: string) => boolean;
}

/** The evidence branch, over git or over the GitHub API. */
export interface EvidenceBranch {
  /**
   * Reads the branch and walks its first-parent history from the root. Rejects with UserError: exit 3 when it cannot be
   * read whole (missing branch, shallow clone, truncated list), exit 1 when it was not append-only, or when its head does
   * not descend from `recordedHead` (the head that the last decision saw).
   */
  readonly read: (options?: ReadOptions) => Promise<EvidenceReading>;
  /**
   * Adds files in one commit and returns the new head. If another writer committed in between, the files are put on top
   * of that commit. Rejects with UserError: exit 1 when a path exists already, exit 3 when it cannot be pushed. Rejects
   * with EvidenceConflict when somebody added something that the guard names.
   */
  readonly append: (files: readonly EvidenceFile[], message: string, guard?: AppendGuard) => Promise<string>;
}

/** A verified statement of the branch with its path. */
export type EvidenceStatement = Extract<Verification, { ok: true }> & { readonly path: string };

/** The content of the branch after verification of every file. */
export interface EvidenceBook {
  readonly head: string;
  /** The present ids for former ones, by which paths are understood; absent: no id ever changed. */
  readonly ids?: PresentIds;
  readonly statements: readonly EvidenceStatement[];
  /** Files that do not count, each with its reason. */
  readonly refused: readonly RefusedFile[];
  /** Those of them that owners quarantined; undefined: none. */
  readonly quarantined?: readonly QuarantinedFile[];
}
