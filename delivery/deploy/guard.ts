import type { EvidenceBook } from '../../evidence/branch/branch';
import { chooseRollback } from '../../evidence/receipts/rollback-choice';
import type { WorkflowRun } from '../../evidence/statement/predicates/parts';
import type { Ticket } from '../../evidence/tickets/ticket';
import { verifyTicket } from '../../evidence/tickets/verify-ticket';
import type { SignerRun } from '../../evidence/trust/run';
import type { Verification } from '../../evidence/verification/verify-statement';
import { type RunPlace, readJobs, readReviews, readRun } from '../../gate/observe/run-facts';
import type { GithubClient } from '../../live/github-client';
import type { Registry } from '../../registry/schema';
import { closedAt, closedText } from '../../registry/windows';
import type { Release } from '../targets/release';
import { leafRefusal } from './leaf-run';
import { type SigningFacts, signingRunRefusal } from './signing-run';

/** The guard's sources. */
export interface GuardSources {
  readonly book: EvidenceBook;
  readonly github: GithubClient;
  readonly now: Date;
  /** This run. */
  readonly own: WorkflowRun;
  /** Whether this run must have spent the ticket; otherwise no run may have. */
  readonly isSpent: boolean;
}

/** A ticket that allows the deploy, or why it does not. */
export type GuardVerdict =
  | { readonly ok: true; readonly ticket: Ticket }
  | { readonly ok: false; readonly reason: string };

function placeOf(repository: string, runId: number): RunPlace {
  const [owner = '', repo = ''] = repository.split('/');
  return { owner, repo, runId };
}

async function signingFacts(github: GithubClient, { repository, runId, runAttempt }: SignerRun): Promise<SigningFacts> {
  const place = placeOf(repository, runId);
  const [run, jobs, reviews] = await Promise.all([
    readRun(github, place),
    readJobs(github, place, runAttempt),
    readReviews(github, place),
  ]);
  return { run, jobs, reviews };
}

// A rollback's ticket was judged by the state at its signature, which must still be current.
function restoredRefusal(
  { statement: { predicate } }: Ticket,
  book: EvidenceBook,
  registry: Registry,
): string | undefined {
  const { cause, surface, tier, restores: to, watched, drill } = predicate;
  if (cause !== 'rollback' || drill) return undefined;
  const choice = chooseRollback(book, registry, { surface, tier, to, watched });
  if (!choice.ok) return choice.reason;
  return choice.good.id === to || choice.state === 'done' ? undefined : 'the release to restore has a newer receipt';
}

/**
 * Whether a run may deploy a release: its ticket is valid, the run that signed it is read back, and this run is the
 * leaf that the delivery App dispatched (docs/architecture.md). Nothing is spent. Rejects with UserError (exit 3) when
 * GitHub cannot be asked.
 */
export async function guardDeploy(
  found: Verification,
  release: Release,
  { book, github, now, own, isSpent }: GuardSources,
): Promise<GuardVerdict> {
  const no = (reason: string): GuardVerdict => ({ ok: false, reason });
  if (!found.ok) return found;
  const { registry, surface, tier, commit, bundle } = release;
  const verdict = verifyTicket(found, book, {
    registry,
    surface: surface.id,
    tier: tier.id,
    commit,
    bundle,
    now,
    spentBy: isSpent ? own.runId : undefined,
  });
  if (!verdict.ok) return verdict;
  // The gate asked as well, and its decision may be hours old. The run that spent the ticket already passed this check.
  const closed = isSpent || verdict.ticket.statement.predicate.cause === 'rollback' ? undefined : closedAt(tier, now);
  if (closed !== undefined) return no(`nothing is deployed to ${tier.id} now: ${closedText(closed)}`);
  const restored = restoredRefusal(verdict.ticket, book, registry);
  if (restored !== undefined) return no(restored);
  const leaf = leafRefusal(own, await readRun(github, placeOf(own.repository, own.runId)), release);
  if (leaf !== undefined) return no(leaf);
  const { run } = verdict.ticket.signer;
  if (run) {
    const facts = await signingFacts(github, run);
    const refusal = signingRunRefusal(verdict.ticket, run, facts, { book, tier });
    return refusal === undefined ? verdict : no(refusal);
  }
  // A key belongs to no run, so the approvers cannot be read.
  return tier.approval ? no(`a ticket to ${tier.id} is signed by a run of GitHub Actions, not with a key`) : verdict;
}
