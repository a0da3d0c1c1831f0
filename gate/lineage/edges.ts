import type { AnyStatement } from '../../evidence/statement/statement';
import { canonicalDigest } from '../../registry/digest';
import type { Relation } from './graph';

/** A reference of a statement to another node. */
export interface Declared {
  readonly to: string;
  readonly rel: Relation;
}

/** The id of a commit's node: a commit is named, not stored. */
export function commitNodeId(commit: string): string {
  return canonicalDigest({ gitCommit: commit });
}

function some(rel: Relation, ...ids: readonly (string | null | undefined)[]): readonly Declared[] {
  return ids.flatMap((to) => (to === null || to === undefined ? [] : [{ to, rel }]));
}

function about(rel: Relation, { subjects }: AnyStatement): readonly Declared[] {
  const commit = subjects.commit === undefined ? undefined : commitNodeId(subjects.commit);
  return some(rel, subjects.bundle, ...(subjects.bundles ?? []).slice(1), commit);
}

/** The edges that a signed statement declares: read from its subjects and predicate, never written by a generator. */
export function edgesOf(statement: AnyStatement): readonly Declared[] {
  const { kind, subjects } = statement;
  switch (kind) {
    case 'test-result':
    case 'rehearsal':
      return about('verifies', statement);
    case 'release-bundle': {
      const { commit, bundle } = subjects;
      return [
        ...some('produces', bundle),
        ...some(
          'consumes',
          commit === undefined ? undefined : commitNodeId(commit),
          statement.predicate.registryDigest,
        ),
      ];
    }
    case 'deploy-receipt': {
      const { ticketId, previous, restores } = statement.predicate;
      return [
        ...about('promotes', statement),
        ...some('consumes', ticketId),
        ...some('supersedes', previous),
        ...some('restores', restores),
      ];
    }
    case 'promotion-ticket': {
      const { gateDecision, approvals = [], restores, exercises } = statement.predicate;
      return [
        ...about('promotes', statement),
        ...some('consumes', gateDecision, ...approvals),
        ...some('restores', restores, exercises),
      ];
    }
    case 'ticket-spent':
      return some('consumes', subjects.ticket);
    case 'approval':
    case 'checklist':
      return about('approves', statement);
    case 'release-decision':
      return about('decides', statement);
    case 'drill':
      return [...about('verifies', statement), ...some('verifies', statement.predicate.restored)];
    case 'monitor-verdict':
      return [...about('verifies', statement), ...some('verifies', statement.predicate.receipt)];
    case 'ruleset-verification':
    case 'apply-receipt':
      return some('verifies', statement.predicate.registryDigest);
    case 'revocation':
      return about('revokes', statement);
    case 'waiver': {
      const { commits } = statement.predicate;
      return 'commit' in commits ? some('waives', commitNodeId(commits.commit)) : [];
    }
    case 'waiver-approval':
      return some('approves', subjects.waiver);
    case 'incident':
    case 'quarantine':
    case 'secret-fingerprint':
    case 'manual-proof':
      return [];
  }
}
