import type { UsesOf } from './uses';

/** What a waiver is judged by. */
export interface WaiverFacts {
  /** `governance.waiverApprovers` of the registry. */
  readonly approvers: readonly string[];
  /** The members of teams by `team:<slug>`, each as `user:<login>`, as read from GitHub. A team that is not here is unverified. */
  readonly members?: ReadonlyMap<string, readonly string[]>;
  /** For release waivers; a stack's waiver is bounded by its time alone, since no decision speaks of it. */
  readonly uses?: UsesOf;
  readonly now: Date;
  /** The tier that it is to hold for, where one is asked about: the key of another tier asks and approves nothing there. */
  readonly tier?: string;
  /** Days; 14 unless told. */
  readonly maxDays?: number;
}
