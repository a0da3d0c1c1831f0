import type { EvidenceBook } from '../../evidence/branch/branch';
import { findStatement, type Ticket } from '../../evidence/tickets/ticket';
import type { SignerRun } from '../../evidence/trust/run';
import type { Tier } from '../../registry/schema/tier';
import type { JobFacts, ReviewFacts, RunFacts } from '../targets/run-facts';

type Cause = Ticket['statement']['predicate']['cause'];

/** The run that signed a ticket, as GitHub tells it now. */
export interface SigningFacts {
  readonly run: RunFacts;
  /** Of the attempt that signed. */
  readonly jobs: readonly JobFacts[];
  readonly reviews: readonly ReviewFacts[];
}

/** The names of the jobs of a promotion that are read back; `approval-2` and `approval (…)` are approvals, too. */
export const PROMOTION_JOBS = { approval: 'approval', gate: 'gate' } as const;

const EVENTS: Readonly<Record<Cause, readonly string[]>> = {
  release: ['push', 'workflow_dispatch'],
  promotion: ['workflow_dispatch', 'workflow_run'],
  rollback: ['workflow_dispatch', 'workflow_run', 'schedule'],
};

// A called workflow's job is `caller / job`.
function ownName({ name }: JobFacts): string {
  return name.split(' / ').at(-1) ?? name;
}

function isApproval(job: JobFacts): boolean {
  return /^approval(?:$|[- ])/.test(ownName(job));
}

function stateOf({ status, conclusion }: JobFacts): string {
  return status === 'completed' ? (conclusion ?? 'nothing') : status;
}

function otherRun(run: RunFacts, signer: SignerRun): string | undefined {
  if (run.id !== signer.runId) return 'GitHub tells of another run than the one that signed the ticket';
  if (run.path !== signer.caller) return `the run that signed the ticket is of ${run.path}, not of ${signer.caller}`;
  if (`refs/heads/${run.branch}` !== signer.ref || run.sha !== signer.sha) {
    return 'the run that signed the ticket is on another branch or commit than its certificate says';
  }
  if (run.attempt !== signer.runAttempt) return 'the run that signed the ticket was started again since';
  return undefined;
}

function jobRefusal(jobs: readonly JobFacts[], wanted: number): string | undefined {
  const gates = jobs.filter((job) => ownName(job) === PROMOTION_JOBS.gate);
  if (gates.length === 0) return 'the promotion has no job "gate"';
  const approvals = jobs.filter(isApproval);
  if (approvals.length < wanted) return `the promotion has ${approvals.length} of ${wanted} approval jobs`;
  const open = [...gates, ...approvals].find((job) => stateOf(job) !== 'success');
  return open && `the job "${open.name}" of the promotion is ${stateOf(open)}`;
}

// Whom the ticket counts must have approved there, by their ids: logins change hands.
function reviewRefusal(ticket: Ticket, book: EvidenceBook, reviews: readonly ReviewFacts[]): string | undefined {
  for (const id of ticket.statement.predicate.approvals ?? []) {
    const approval = findStatement(book, 'approval', id)?.statement.predicate;
    if (!approval) return 'an approval is not on the evidence branch';
    const isThere = reviews.some(({ state, user, environments }) => {
      return (
        state === 'approved' &&
        user.id === approval.userId &&
        environments.some(({ name }) => name === approval.environment)
      );
    });
    if (!isThere) return `GitHub knows no approval of ${approval.environment} by ${approval.login}`;
  }
  return reviews.some(({ state }) => state === 'rejected') ? 'somebody rejected the promotion' : undefined;
}

/**
 * Why the run that signed a ticket does not carry it; undefined when it does: it is the very run, at its first attempt,
 * started by an event that may, not failed, and of a promotion the gate and each approval are there and a success.
 */
export function signingRunRefusal(
  ticket: Ticket,
  signer: SignerRun,
  { run, jobs, reviews }: SigningFacts,
  { book, tier }: { readonly book: EvidenceBook; readonly tier: Tier },
): string | undefined {
  const { cause } = ticket.statement.predicate;
  const refusal = otherRun(run, signer);
  if (refusal !== undefined) return refusal;
  if (cause !== 'release' && run.attempt !== 1) return 'the run that signed the ticket was started again';
  if (!EVENTS[cause].includes(run.event)) return `a ${cause} does not come from a run on ${run.event}`;
  if (run.status === 'completed' && run.conclusion !== 'success') {
    return `the run that signed the ticket ended with ${run.conclusion ?? 'nothing'}`;
  }
  const ofJobs = cause === 'promotion' ? jobRefusal(jobs, tier.approval?.quorum ?? 0) : undefined;
  return ofJobs ?? reviewRefusal(ticket, book, reviews);
}
