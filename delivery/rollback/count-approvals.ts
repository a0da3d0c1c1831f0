import type { EvidenceBook } from '../../evidence/branch/branch';
import { entriesOf } from '../../evidence/readers/answer';
import type { Choice } from '../../evidence/receipts/rollback-choice';
import { rollbackQuorum } from '../../evidence/tickets/rollback-quorum';
import { githubName, hasName } from '../../registry/github-name';
import { approvalEnvironmentNames } from '../../registry/naming';
import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import type { Tier } from '../../registry/schema/tier';

/** The people who started a rollback: logins in GitHub's spelling, and their ids where known. */
export interface Initiators {
  readonly logins: readonly string[];
  readonly ids: readonly number[];
}

/** The question of a count. */
export interface ApprovalQuestion {
  readonly registry: Registry;
  readonly surface: Surface;
  readonly tier: Tier;
  readonly choice: Choice;
  readonly isAutomatic: boolean;
  readonly run: { readonly runId: number; readonly runAttempt: number };
  readonly initiators: Initiators;
}

/** The approvals of a rollback, and whether they suffice. */
export interface RollbackApprovals {
  readonly ok: boolean;
  /** `1 of 2 people approved` */
  readonly reason: string;
  /** The ids of the counted statements. */
  readonly ids: readonly string[];
}

/** Counts the distinct people who approved this release in this run and did not start it. */
export function countRollbackApprovals(book: EvidenceBook, question: ApprovalQuestion): RollbackApprovals {
  const { registry, surface, tier, choice, run, initiators } = question;
  const { commit, bundle } = choice.good.statement.subjects;
  const names = approvalEnvironmentNames(registry, tier, surface);
  const counted = entriesOf(book, 'approval').filter(({ subjects, predicate }) => {
    if (subjects.commit !== commit || subjects.bundle !== bundle) return false;
    if (predicate.surface !== surface.id || predicate.tier !== tier.id) return false;
    if (predicate.runId !== run.runId || predicate.attempt !== run.runAttempt) return false;
    if (predicate.state !== 'approved' || !hasName(names, predicate.environment)) return false;
    return !initiators.ids.includes(predicate.userId) && !hasName(initiators.logins, predicate.login);
  });
  const people = new Set(counted.map(({ predicate }) => predicate.userId)).size;
  const environments = new Set(counted.map(({ predicate }) => githubName(predicate.environment))).size;
  const { isAutomatic } = question;
  const wanted = rollbackQuorum(tier, { isAutomatic, isNewest: choice.isNewest });
  const count = Math.min(people, environments);
  const reason = `${count} of ${wanted} people approved who did not start it`;
  return { ok: count >= wanted, reason, ids: counted.map(({ id }) => id) };
}
