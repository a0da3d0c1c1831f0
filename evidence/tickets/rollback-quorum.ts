import type { Tier } from '../../registry/schema/tier';

/** The target of a rollback, and its initiator. */
export interface RollbackKind {
  /** Whether it goes to the newest good release, and no further back. */
  readonly isNewest: boolean;
  /** Whether a monitor decided it. */
  readonly isAutomatic: boolean;
}

/**
 * The number of people who must approve a rollback (docs/evidence.md): nobody for an automatic one; one for a manual
 * one; as many as for a promotion where an older release than the newest good one is restored. A tier without approval
 * asks nobody for its newest.
 */
export function rollbackQuorum({ approval }: Pick<Tier, 'approval'>, { isNewest, isAutomatic }: RollbackKind): number {
  if (!isNewest) return approval?.quorum ?? 1;
  return isAutomatic || !approval ? 0 : 1;
}
