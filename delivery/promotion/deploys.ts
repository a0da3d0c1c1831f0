import type { EvidenceBook } from '../../evidence/branch/branch';
import { type Receipt, receiptsOf } from '../../evidence/receipts/receipt';
import { isSpent } from '../../evidence/tickets/ticket';
import type { RunPlace } from '../../gate/observe/run-facts';
import type { GithubClient } from '../../live/github-client';
import { leafMinutes } from '../../registry/leaf-time';
import { branchOf } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { deliveryActor } from '../targets/actors';
import { dispatchRun, followRun, openRuns, type RunPatience, type WorkflowPlace } from '../targets/dispatch';
import { LEAF_WORKFLOW } from '../targets/release';
import { placeOf } from './look';
import { doneReceipt, type SurfacePlan } from './plan';
import type { PromotionQuestion } from './question';
import type { RecordDesk } from './record';

/** Returns the receipt of the live release on a tier when there is nothing left to do for it. */
export type DoneReading = (
  book: EvidenceBook,
  release: { readonly surface: string; readonly tier: string; readonly commit: string; readonly bundle: string },
) => Receipt | undefined;

/** The dependencies of dispatching and watching. */
export interface DeploysDesk extends RecordDesk {
  readonly github: GithubClient;
  /** Default: the newest receipt says that this release succeeded. */
  readonly isDone?: DoneReading;
  readonly patience?: RunPatience;
  readonly progress: (text: string) => void;
}

/** The outcome of one surface. */
export interface SurfaceOutcome {
  readonly surface: string;
  readonly state: 'deployed' | 'already' | 'failed';
  /** The newest receipt on the tier, of any release. */
  readonly receipt: Receipt | undefined;
  /** The leaf's run; undefined when none was dispatched. */
  readonly runId: number | undefined;
  readonly reason: string | undefined;
  readonly exitCode: 0 | 1 | 3;
  /** The run that watches it; undefined where none was started. */
  readonly monitor?: number;
}

/** A surface with the bundle that its leaf deploys. */
export type ReleasedSurface = Pick<SurfacePlan, 'surface' | 'bundle'>;

interface Sent {
  readonly plan: ReleasedSurface;
  readonly run: RunPlace | undefined;
  readonly problem: UserError | undefined;
}

function outcomeOf(
  { tier, commit }: PromotionQuestion,
  book: EvidenceBook,
  { plan, run, problem }: Sent,
  isDone: DoneReading,
): SurfaceOutcome {
  const { surface, bundle } = plan;
  const common = { surface: surface.id, runId: run?.runId };
  const done = isDone(book, { surface: surface.id, tier: tier.id, commit, bundle });
  if (done) return { ...common, state: run ? 'deployed' : 'already', receipt: done, reason: undefined, exitCode: 0 };
  const receipt = receiptsOf(book, surface.id, tier.id).at(-1);
  const reason = problem?.message ?? 'the leaf ended without a receipt of a success';
  return { ...common, state: 'failed', receipt, reason, exitCode: problem?.exitCode === 3 ? 3 : 1 };
}

/**
 * Dispatches the leaf of each surface on the tier's branch, watches all of them to their ends, and collects the
 * receipts. A leaf that an earlier killed run dispatched is awaited first, and finished work is not repeated. A failing
 * surface does not delay the others.
 */
export async function runDeploys(
  question: PromotionQuestion,
  surfaces: readonly ReleasedSurface[],
  tickets: ReadonlyMap<string, string>,
  desk: DeploysDesk,
): Promise<readonly SurfaceOutcome[]> {
  const { registry, repository, tier, commit } = question;
  const { github, ledger, progress } = desk;
  const patience = { timeoutMs: (leafMinutes(registry) + tier.waitMinutes) * 60_000, ...desk.patience };
  const { isDone = (book, release) => doneReceipt({ book }, release) } = desk;
  const leaf: WorkflowPlace = {
    ...placeOf(question),
    workflow: LEAF_WORKFLOW,
    branch: branchOf(registry, repository, tier),
  };

  async function follow(run: RunPlace, what: string): Promise<UserError | undefined> {
    let last = '';
    const seen = ({ status, conclusion }: { readonly status: string | null; readonly conclusion: string | null }) => {
      const state = `${what}, run ${run.runId}: ${conclusion ?? status ?? 'unknown'}`;
      if (state !== last) progress(state);
      last = state;
    };
    try {
      const { conclusion, url } = await followRun(github, run, patience, seen);
      if (conclusion === 'success') return undefined;
      return new UserError(`the leaf ended with ${conclusion ?? 'nothing'}`, { place: url, exitCode: 1 });
    } catch (error) {
      if (error instanceof UserError) return error;
      throw error;
    }
  }

  async function send(plan: ReleasedSurface, book: EvidenceBook): Promise<Sent> {
    const { surface, bundle } = plan;
    const ticket = tickets.get(surface.id);
    const done = isDone(book, { surface: surface.id, tier: tier.id, commit, bundle });
    if (done !== undefined || ticket === undefined) return { plan, run: undefined, problem: undefined };
    if (isSpent(book, ticket)) {
      const allowed = 'a new promotion that resumes this one';
      return {
        plan,
        run: undefined,
        problem: new UserError('its ticket was spent without a receipt', { allowed, exitCode: 1 }),
      };
    }
    try {
      const inputs = { surface: surface.id, tier: tier.id, commit, bundle, ticket };
      return { plan, run: await dispatchRun(github, leaf, inputs), problem: undefined };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return { plan, run: undefined, problem: error };
    }
  }

  for (const { id } of await openRuns(github, leaf, deliveryActor(registry))) {
    await follow({ ...leaf, runId: id }, 'a deploy that was under way');
  }
  const book = await ledger.refresh();
  const sent: Sent[] = [];
  for (const plan of surfaces) sent.push(await send(plan, book));
  const ended = await Promise.all(
    sent.map(async (each): Promise<Sent> => {
      if (!each.run) return each;
      return { ...each, problem: await follow(each.run, `${each.plan.surface.id} on ${tier.id}`) };
    }),
  );
  const after = await ledger.refresh();
  return ended.map((each) => outcomeOf(question, after, each, isDone));
}
