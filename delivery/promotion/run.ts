import { readRun } from '../../gate/observe/run-facts';
import { UserError } from '../../registry/user-error';
import { type DeploysDesk, runDeploys, type SurfaceOutcome } from './deploys';
import { lookAtPromotion, placeOf } from './look';
import { startMonitors } from './monitors';
import { type PromotionPlan, planPromotion } from './plan';
import type { PromotionFacts, PromotionQuestion } from './question';
import { recordApprovals } from './record';
import { recordDecision, recordTickets, type TicketDesk } from './tickets';

/** The dependencies of a promotion's run. */
export type PromotionDesk = DeploysDesk & TicketDesk;

/** The extent of a run, and its inputs. */
export interface PromotionOrder {
  /** The gate's signed decision; undefined: the one that this run recorded. */
  readonly decision: Buffer | undefined;
  /** Stop after this; undefined: go to the end. */
  readonly until: 'approvals' | 'tickets' | undefined;
  /** The killed run that this one continues. */
  readonly resumes: number | undefined;
}

/** The result of a promotion, up to where it stopped. */
export interface PromotionResult {
  readonly plan: PromotionPlan;
  readonly facts: PromotionFacts;
  /** By surface. */
  readonly tickets: ReadonlyMap<string, string>;
  readonly outcomes: readonly SurfaceOutcome[];
  /** `stopped` before anything was signed or sent. */
  readonly state: 'stopped' | 'approved' | 'ticketed' | 'done';
}

// Two promotions of one release would wait for each other's leaves and write into each other's chains.
async function requireEnded(question: PromotionQuestion, runId: number, { github, own }: PromotionDesk): Promise<void> {
  const place = placeOf(question);
  const [old, present] = await Promise.all([
    readRun(github, { ...place, runId }),
    readRun(github, { ...place, runId: own.runId }),
  ]);
  const refuse = (message: string) =>
    new UserError(message, { place: '--resumes', allowed: 'a promotion that ended', exitCode: 1 });
  if (old.path !== present.path) throw refuse(`the run ${runId} is of ${old.path}`);
  if (runId === own.runId || old.status !== 'completed') throw refuse(`the run ${runId} has not ended`);
}

/**
 * Promotes a commit: prerequisites and approvals read back and counted, approvals signed, a ticket for each surface,
 * dispatched on the tier's branch, watched, receipts collected. Each step finds earlier work, so a new run continues a
 * killed one. If something is missing, nothing is signed or sent, and the result says so.
 */
export async function promote(
  question: PromotionQuestion,
  { decision, until, resumes }: PromotionOrder,
  desk: PromotionDesk,
): Promise<PromotionResult> {
  if (resumes !== undefined) await requireEnded(question, resumes, desk);
  const facts = await lookAtPromotion(question, { ...desk, runId: desk.own.runId });
  const plan = planPromotion(question, facts);
  const nothing = new Map<string, string>();
  const result = (
    state: PromotionResult['state'],
    tickets = nothing as ReadonlyMap<string, string>,
    outcomes: readonly SurfaceOutcome[] = [],
  ) => {
    return { plan, facts, tickets, outcomes, state };
  };
  if (plan.problems.length > 0 || plan.objections.length > 0) return result('stopped');
  const open = plan.surfaces.filter(({ done }) => done === undefined);
  const approvals = await recordApprovals(question, open, facts, desk);
  if (until === 'approvals') return result('approved');
  const tickets =
    open.length === 0
      ? nothing
      : await recordTickets(
          question,
          open,
          { gateDecision: await recordDecision(question, decision, desk), approvals },
          desk,
        );
  if (until === 'tickets') return result('ticketed', tickets);
  const outcomes = await runDeploys(question, plan.surfaces, tickets, desk);
  return result('done', tickets, await startMonitors(question, outcomes, desk));
}
