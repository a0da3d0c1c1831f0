import type { EvidenceBook } from '../../evidence/branch/branch';
import type { Choice } from '../../evidence/receipts/rollback-choice';
import type { Statement } from '../../evidence/statement/statement';
import { readReviews, readRun } from '../../gate/observe/run-facts';
import type { GithubClient } from '../../live/github-client';
import { canonicalDigest } from '../../registry/digest';
import { approvalEnvironmentNames } from '../../registry/naming';
import { countApprovals as countReviews } from '../promotion/approvals';
import { tierReviewers } from '../promotion/reviewers';
import type { RollbackDesk } from './desk';

/**
 * Reads the approvals of this run from GitHub and records those that count: by present reviewers of the tier who did
 * not start the run. Returns the book with them. Rejects with UserError (exit 3) when GitHub cannot be asked.
 */
export async function recordApprovals(
  desk: RollbackDesk,
  { good }: Choice,
  github: GithubClient,
): Promise<EvidenceBook> {
  const { registry, surface, tier, run } = desk;
  const [owner = '', repo = ''] = run.repository.split('/');
  const place = { owner, repo, runId: run.runId };
  const facts = await readRun(github, place);
  const reviews = await readReviews(github, place);
  const reason = 'started the rollback';
  const { counted } = countReviews(reviews, {
    environments: approvalEnvironmentNames(registry, tier, surface),
    quorum: 1,
    reviewers: await tierReviewers(github, registry.organization.login, tier),
    excluded: [facts.actor, facts.triggeringActor].map((person) => ({ person, reason })),
  });
  const { commit = '', bundle = '' } = good.statement.subjects;
  const said = counted.map(
    (approval): Statement<'approval'> => ({
      kind: 'approval',
      subjects: { commit, bundle },
      predicate: {
        ...approval,
        surface: surface.id,
        tier: tier.id,
        state: 'approved',
        runId: run.runId,
        attempt: run.runAttempt,
        readBack: canonicalDigest(reviews),
      },
    }),
  );
  if (said.length > 0) await desk.ledger.record(said, `Approvals of the rollback of ${surface.id} on ${tier.id}`);
  return desk.ledger.book();
}
