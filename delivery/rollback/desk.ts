import type { Ledger } from '../../evidence/ledger/ledger';
import type { WorkflowRun } from '../../evidence/statement/predicates/parts';
import type { GithubClient } from '../../live/github-client';
import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import type { Tier } from '../../registry/schema/tier';
import type { Clock } from '../monitor/watch';
import type { OwnAddress } from '../targets/own-address';
import type { Target } from '../targets/target';

/** What a target is reached for. */
export interface Reach {
  /** The ticket under which it is restored; undefined: it is only looked at. */
  readonly ticketId?: string | undefined;
  /** The run that spent it: a surface's own workflow asks for it. */
  readonly spentBy?: number | undefined;
}

/** What rolling back works with. */
export interface RollbackDesk {
  readonly registry: Registry;
  readonly surface: Surface;
  readonly tier: Tier;
  readonly ledger: Ledger;
  readonly reach: (reach?: Reach) => Promise<Target>;
  readonly ownAddress: OwnAddress;
  /** Where approvals are read back; undefined: only those count that are on the branch. */
  readonly github: GithubClient | undefined;
  /** The job that does it. */
  readonly run: WorkflowRun;
  readonly clock: Clock;
  readonly toolVersion: string;
  /** Told of each step that was done. */
  readonly onStep: (what: string) => void;
}
