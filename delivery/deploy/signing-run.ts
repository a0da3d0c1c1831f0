import type { EvidenceBook } from '../../evidence/branch/branch';
import { findStatement, type Ticket } from '../../evidence/tickets/ticket';
import { callRefusal } from '../../evidence/trust/called';
import type { SignerRun } from '../../evidence/trust/run';
import type { JobFacts, ReviewFacts, RunFacts } from '../../gate/observe/run-facts';
import { WORKFLOW, workflowPath } from '../../plan/workflow-names';
import { githubName, isSameName } from '../../registry/github-name';
import type { Tier } from '../../registry/schema/tier';

type Cause = Ticket['statement']['predicate']['cause'];

/** The run that signed a ticket, by GitHub's present answer. */
export interface SigningFacts {
  readonly run: RunFacts;
  /** Of the signing attempt. */
  readonly jobs: readonly JobFacts[];
  readonly reviews: readonly ReviewFacts[];
}

/** The names of a promotion's jobs that are read back; `approval-2` and `approval (…)` are approvals, too. */
const PROMOTION_JOBS = { approval: 'approval', gate: 'gate' } as const;

/** The workflows that sign rollback tickets, and their signing job: manual or drill, and automatic. */
const ROLLBACK_WORKFLOW = { path: workflowPath(WORKFLOW.rollback), job: 'decide' } as const;
export const MONITOR_WORKFLOW = { path: workflowPath(WORKFLOW.monitor), job: 'watch' } as const;

const EVENTS: Readonly<Record<Cause, readonly string[]>> = {
  release: ['push', 'workflow_dispatch'],
  promotion: ['workflow_dispatch', 'workflow_run'],
  rollback: ['workflow_dispatch', 'workflow_run', 'schedule'],
};

// A called workflow's job is `caller / job`.
function ownName({ name }: JobFacts): string {
  return name.split(' / ').at(-1) ?? name;
}

const APPROVAL = /^approval(?:$|[- ])/;

function isApproval(job: JobFacts): boolean {
  return APPROVAL.test(ownName(job));
}

/** The common beginning of a callee's job names; undefined when some job does not have it. */
function prefixOf(jobs: readonly JobFacts[]): string | undefined {
  const [first] = jobs;
  const prefix = /^.+? \/ /.exec(first?.name ?? '')?.[0];
  return prefix !== undefined && jobs.every(({ name }) => name.startsWith(prefix)) ? prefix : undefined;
}

function stateOf({ status, conclusion }: JobFacts): string {
  return status === 'completed' ? (conclusion ?? 'nothing') : status;
}

function otherRun(run: RunFacts, signer: SignerRun): string | undefined {
  if (run.id !== signer.runId) return 'GitHub returned another run than the one that signed the ticket';
  if (run.path !== signer.caller) return `the run that signed the ticket is of ${run.path}, not of ${signer.caller}`;
  if (`refs/heads/${run.branch}` !== signer.ref || run.sha !== signer.sha) {
    return 'the run that signed the ticket is on another branch or commit than its certificate says';
  }
  if (run.attempt !== signer.runAttempt) return 'the run that signed the ticket was started again since';
  return signer.called && callRefusal(signer.called, run.referenced);
}

/** The rule for the jobs of a run that signs tickets. */
interface JobRule {
  /** `promotion`, as a refusal calls it. */
  readonly what: string;
  readonly jobs: readonly string[];
  readonly approvals: number;
  /** Whether the run's file only calls the signing one. */
  readonly isCalled: boolean;
}

function jobRefusal(jobs: readonly JobFacts[], rule: JobRule): string | undefined {
  const { what, jobs: names, approvals: wanted, isCalled } = rule;
  const prefix = isCalled ? prefixOf(jobs) : '';
  // A job beside the call could have the name of an expected job.
  if (prefix === undefined) return `the ${what} has jobs that are not of the workflow that it calls`;
  const missing = names.find((name) => !jobs.some((job) => job.name === prefix + name));
  if (missing !== undefined) return `the ${what} has no job "${missing}"`;
  const approvals = jobs.filter(isApproval);
  const counted = approvals.filter(({ name }) => name.startsWith(prefix) && APPROVAL.test(name.slice(prefix.length)));
  if (counted.length < wanted) return `the ${what} has ${counted.length} of ${wanted} approval jobs`;
  const named = jobs.filter((job) => names.includes(ownName(job)));
  // The job is skipped where no approval is required.
  const asked = wanted === 0 ? approvals.filter((job) => stateOf(job) !== 'skipped') : approvals;
  const open = [...named, ...asked].find((job) => stateOf(job) !== 'success');
  return open && `the job "${open.name}" of the ${what} is ${stateOf(open)}`;
}

function environmentsOf({ statement: { predicate } }: Ticket, book: EvidenceBook): number {
  const names = (predicate.approvals ?? []).map((id) => {
    const environment = findStatement(book, 'approval', id)?.statement.predicate.environment;
    return environment === undefined ? undefined : githubName(environment);
  });
  return new Set(names).size;
}

function rollbackRefusal(
  ticket: Ticket,
  { run, jobs }: SigningFacts,
  book: EvidenceBook,
  isCalled: boolean,
): string | undefined {
  const isAutomatic = ticket.statement.predicate.watched !== undefined;
  const { path, job } = isAutomatic ? MONITOR_WORKFLOW : ROLLBACK_WORKFLOW;
  if (run.path !== path) {
    return `${isAutomatic ? 'an automatic rollback' : 'a rollback by hand'} comes from ${path}, not from ${run.path}`;
  }
  const approvals = environmentsOf(ticket, book);
  return jobRefusal(jobs, { what: 'rollback', jobs: [job, 'record'], approvals, isCalled });
}

// The people whom the ticket counts must have approved there, by their ids: logins change hands.
function reviewRefusal(ticket: Ticket, book: EvidenceBook, reviews: readonly ReviewFacts[]): string | undefined {
  for (const id of ticket.statement.predicate.approvals ?? []) {
    const approval = findStatement(book, 'approval', id)?.statement.predicate;
    if (!approval) return 'an approval is not on the evidence branch';
    const isThere = reviews.some(({ state, user, environments }) => {
      return (
        state === 'approved' &&
        user.id === approval.userId &&
        environments.some(({ name }) => isSameName(name, approval.environment))
      );
    });
    if (!isThere) return `GitHub knows no approval of ${approval.environment} by ${approval.login}`;
  }
  return reviews.some(({ state }) => state === 'rejected') ? 'somebody rejected it' : undefined;
}

function jobsOf(
  ticket: Ticket,
  facts: SigningFacts,
  { book, tier, isCalled }: { readonly book: EvidenceBook; readonly tier: Tier; readonly isCalled: boolean },
): string | undefined {
  const { cause } = ticket.statement.predicate;
  if (cause === 'rollback') return rollbackRefusal(ticket, facts, book, isCalled);
  if (cause === 'release') return undefined;
  const approvals = tier.approval?.quorum ?? 0;
  return jobRefusal(facts.jobs, { what: 'promotion', jobs: [PROMOTION_JOBS.gate], approvals, isCalled });
}

/**
 * The reason why the run that signed a ticket does not support it; undefined when it does. It must be the very run, at
 * its first attempt, started by a permitted event, and not failed. The jobs that decided it (of a promotion the gate,
 * of a rollback the choice or the watch) and each approval must exist and have succeeded. Where a called workflow
 * signed, the run must call that very commit and do nothing else.
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
  const isCalled = signer.called !== undefined;
  return jobsOf(ticket, { run, jobs, reviews }, { book, tier, isCalled }) ?? reviewRefusal(ticket, book, reviews);
}
