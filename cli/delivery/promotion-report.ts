import type { SurfaceOutcome } from '../../delivery/promotion/deploys';
import type { Problem, PromotionPlan } from '../../delivery/promotion/plan';
import type { PromotionFacts, PromotionQuestion } from '../../delivery/promotion/question';
import { approvalSuffixes } from '../../plan/approval-names';
import { markdownTable } from '../../registry/markdown';

/** The input of a promotion's report. */
interface Reported {
  readonly plan: PromotionPlan;
  readonly facts: PromotionFacts;
  readonly state: 'planned' | 'stopped' | 'approved' | 'ticketed' | 'done';
  readonly tickets?: ReadonlyMap<string, string>;
  readonly outcomes?: readonly SurfaceOutcome[];
  readonly resumes?: number | undefined;
}

/** A promotion, planned or run, as one document. */
export interface PromotionReport {
  readonly schema: 'causeway/promotion/v1';
  readonly state: Reported['state'];
  readonly repository: string;
  readonly tier: string;
  readonly commit: string;
  readonly resumes: number | null;
  readonly ancestry: PromotionFacts['ancestry'];
  readonly mayApprove: readonly string[];
  /** Every environment that asks, once: the matrix of the workflow's approval jobs. */
  readonly environments: readonly string[];
  /** The same without the beginning that the workflow contains as fixed text. */
  readonly suffixes: readonly string[];
  /** Whether anything is left to do; otherwise the gate has nothing to judge. */
  readonly open: boolean;
  readonly surfaces: readonly ReturnType<typeof surfaceReport>[];
  readonly problems: readonly Problem[];
}

function surfaceReport(
  { surface, bundle, environments, before, done, approvals }: PromotionPlan['surfaces'][number],
  { tickets, outcomes }: Reported,
) {
  const outcome = outcomes?.find((each) => each.surface === surface.id);
  return {
    surface: surface.id,
    bundle,
    environments,
    quorum: approvals.quorum,
    before: before.ok ? { ok: true, receipt: before.receipt.id } : { ok: false, reason: before.reason },
    approvals: approvals.counted,
    uncounted: approvals.uncounted,
    alreadyDone: done?.id ?? null,
    ticket: tickets?.get(surface.id) ?? null,
    ...(outcome && {
      outcome: {
        state: outcome.state,
        runId: outcome.runId ?? null,
        receipt: outcome.receipt?.id ?? null,
        reason: outcome.reason ?? null,
        monitor: outcome.monitor ?? null,
      },
    }),
  };
}

/** The report of a promotion. Its problems decide the exit code. */
export function promotionReport(
  { registry, repository, tier, commit }: PromotionQuestion,
  reported: Reported,
): PromotionReport {
  const { plan, facts, state, outcomes = [], resumes } = reported;
  const authors = new Set(facts.authors.map(({ id }) => id));
  const failed = outcomes.flatMap(({ surface, reason, exitCode }): readonly Problem[] =>
    exitCode === 0 ? [] : [{ surface, reason: reason ?? 'it failed', exitCode }],
  );
  const environments = [...new Set(plan.surfaces.flatMap(({ done, environments: own }) => (done ? [] : own)))];
  return {
    schema: 'causeway/promotion/v1',
    state,
    repository,
    tier: tier.id,
    commit,
    resumes: resumes ?? null,
    ancestry: facts.ancestry,
    mayApprove: facts.reviewers.filter(({ id }) => !authors.has(id)).map(({ login }) => login),
    environments,
    open: plan.surfaces.some(({ done }) => done === undefined),
    suffixes: [...approvalSuffixes(registry, tier, environments)],
    surfaces: plan.surfaces.map((each) => surfaceReport(each, reported)),
    problems: [...plan.problems, ...plan.objections, ...failed],
  };
}

/** 0 continue, 1 something is missing or failed, 3 something could not be determined. */
export function promotionExitCode({ problems }: PromotionReport): 0 | 1 | 3 {
  if (problems.some(({ exitCode }) => exitCode === 3)) return 3;
  return problems.length === 0 ? 0 : 1;
}

/** The report as text for people. */
export function promotionText(report: PromotionReport): string {
  const { state, tier, commit, ancestry, mayApprove, surfaces, problems } = report;
  const rows = surfaces.map(({ surface, bundle, environments, quorum, approvals, before, outcome }) => [
    ...[surface, bundle.slice(0, 19), environments.join(', ') || 'none', `${approvals.length} of ${quorum}`],
    ...[before.ok ? 'there' : 'missing', outcome?.state ?? ''],
  ]);
  const head = ['surface', 'bundle', 'asks', 'approved', 'receipt before', 'outcome'];
  return [
    `promotion of ${commit} to ${tier}: ${state}`,
    `  ${ancestry.branch}: ${ancestry.reason}`,
    `  may approve: ${mayApprove.join(', ') || 'nobody'}`,
    markdownTable(head, rows),
    ...problems.map(({ surface, reason }) => `no: ${surface === undefined ? '' : `${surface}: `}${reason}`),
  ].join('\n');
}
