import type { PresentIds } from '../statement/present-ids';
import type { Verification } from '../verification/verify-statement';

/** One statement's file on the evidence branch. */
export interface EvidenceFile {
  /** `evidence/<commit>/<surface>/<tier>/<kind>-<digest>.sigstore.json`: `statementPath` says it. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** A file of the branch that counts for nothing. */
export interface RefusedFile {
  readonly path: string;
  readonly reason: string;
}

/** A file that counts for nothing, and that an owner set aside, so that it blocks nothing either. */
export interface QuarantinedFile extends RefusedFile {
  /** `user:<login>` of the owner who signed the quarantine. */
  readonly by: string;
  readonly why: string;
}

/** The whole branch as it stands at one head; its history was walked and only ever added to. */
export interface EvidenceReading {
  /** The full commit id of the head. */
  readonly head: string;
  /** Every file below `evidence/` that was asked for, sorted by path. */
  readonly files: readonly EvidenceFile[];
  /** What lies there and was not read, with the reason: it is too large, or no regular file. */
  readonly refused: readonly RefusedFile[];
}

/** How a branch is read. */
export interface ReadOptions {
  /** A head that the branch must follow. */
  readonly recordedHead?: string;
  /** The paths whose contents are wanted; default: all. The history is walked whole, whatever is wanted of it. */
  readonly only?: (path: string) => boolean;
}

/** What may not have been added since a head was read, for an addition to be right. */
export interface AppendGuard {
  /** The head that was read. */
  readonly since: string;
  /** Whether a file at this path would make the addition wrong. */
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
   * Adds files, in one commit, and gives the new head. Another writer's commit in between is no conflict: the files are
   * put on top of it. Rejects with UserError (exit 1) when a path is there already, exit 3 when it cannot be pushed, and
   * with EvidenceConflict when the guard's conflict was added meanwhile.
   */
  readonly append: (files: readonly EvidenceFile[], message: string, guard?: AppendGuard) => Promise<string>;
}

/** A statement of the branch that holds, and where it lies. */
export type EvidenceStatement = Extract<Verification, { ok: true }> & { readonly path: string };

/** What the branch holds once every file was verified. */
export interface EvidenceBook {
  readonly head: string;
  /** The present ids of what had others, by which paths are understood; absent: nothing ever had another id. */
  readonly ids?: PresentIds;
  readonly statements: readonly EvidenceStatement[];
  /** Files that count for nothing, each with its reason. */
  readonly refused: readonly RefusedFile[];
  /** Those of them that owners set aside; undefined: none. */
  readonly quarantined?: readonly QuarantinedFile[];
}
