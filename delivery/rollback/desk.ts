import type { Ledger } from '../../evidence/ledger/ledger';
import type { WorkflowRun } from '../../evidence/statement/predicates/parts';
import type { GithubClient } from '../../live/github-client';
import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import type { Tier } from '../../registry/schema/tier';
import type { Clock } from '../monitor/watch';
import type { OwnAddress } from '../targets/own-address';
import type { Target } from '../targets/target';

/** The purpose of a connection to a target. */
export interface Reach {
  /** The ticket of a restore; undefined: the target is only read. */
  readonly ticketId?: string | undefined;
  /** The run that spent it: a surface's own workflow asks for it. */
  readonly spentBy?: number | undefined;
}

/** The dependencies of a rollback. */
export interface RollbackDesk {
  readonly registry: Registry;
  readonly surface: Surface;
  readonly tier: Tier;
  readonly ledger: Ledger;
  readonly reach: (reach?: Reach) => Promise<Target>;
  readonly ownAddress: OwnAddress;
  /** Reads approvals back; undefined: only those on the branch count. */
  readonly github: GithubClient | undefined;
  /** The job that does it. */
  readonly run: WorkflowRun;
  readonly clock: Clock;
  readonly toolVersion: string;
  /** Called after each step. */
  readonly onStep: (what: string) => void;
}
