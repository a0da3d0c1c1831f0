import type { UsesOf } from './uses';

/** The inputs of judging a waiver. */
export interface WaiverFacts {
  /** `governance.waiverApprovers` of the registry. */
  readonly approvers: readonly string[];
  /**
   * The members of teams by `team:<slug>`, each as `user:<login>`, as read from GitHub. A missing team is unverified.
   */
  readonly members?: ReadonlyMap<string, readonly string[]>;
  /** For release waivers; a stack's waiver is limited only by its time, because no decision mentions it. */
  readonly uses?: UsesOf;
  readonly now: Date;
  /** The tier for which it must count, if given: the key of another tier can neither request nor approve there. */
  readonly tier?: string;
  /** Days; default 14. */
  readonly maxDays?: number;
}
