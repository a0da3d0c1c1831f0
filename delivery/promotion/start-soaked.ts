import type { Ledger } from '../../evidence/ledger/ledger';
import { lastSucceeded } from '../../evidence/receipts/chain';
import { receiptsOf } from '../../evidence/receipts/receipt';
import type { GithubClient } from '../../live/github-client';
import { promotionWorkflow, workflowPath } from '../../plan/workflow-names';
import type { Registry } from '../../registry/schema';
import { branchOf, repositoryOf } from '../../registry/selectors';
import { LEAF_ACTOR } from '../targets/actors';
import { dispatchRun, openRuns, runsSince, type WorkflowPlace } from '../targets/dispatch';
import { ancestryOf } from './ancestry';
import { branchCommit, compareCommits } from './compare';
import { type Soaked, soakedReleases } from './soaked';

/** A day: a promotion that the gate refused is started again after it. */
const AGAIN = 86_400_000;

/** What became of one release. */
export interface SoakedOutcome {
  readonly tier: string;
  readonly commit: string;
  /** `waits`: nothing was started, and `why` says what it waits for. */
  readonly state: 'started' | 'waits';
  readonly run: number | undefined;
  readonly why: string | undefined;
}

/** The sources and the repository. */
export interface SoakedDesk {
  readonly registry: Registry;
  /** The repository's key. */
  readonly repository: string;
  readonly ledger: Pick<Ledger, 'book' | 'now'>;
  readonly github: GithubClient;
}

/**
 * The live release of the tier that a release does not contain: an automatic promotion never goes back. Undefined where
 * it contains all of them.
 */
async function newerThere(
  { tier, commit }: Soaked,
  { owner, repo }: WorkflowPlace,
  { registry, repository, github, ledger }: SoakedDesk,
): Promise<string | undefined> {
  const book = await ledger.book();
  const live = registry.surfaces
    .filter((surface) => surface.repository === repository)
    .flatMap(({ id }) => lastSucceeded(receiptsOf(book, id, tier.id))?.statement.subjects.commit ?? []);
  for (const before of new Set(live)) {
    const compared = await compareCommits(github, { owner, repo }, before, commit);
    if (compared?.status === 'identical' || compared?.status === 'ahead') continue;
    return `it does not contain ${before}, which is live on ${tier.id}`;
  }
  return undefined;
}

async function hindrance(soaked: Soaked, place: WorkflowPlace, desk: SoakedDesk): Promise<string | undefined> {
  const { tier, commit } = soaked;
  const { github, ledger } = desk;
  const { owner, repo, branch } = place;
  const head = await branchCommit(github, { owner, repo }, branch);
  const compared = head === undefined ? undefined : await compareCommits(github, { owner, repo }, commit, head);
  const { relation, reason } = ancestryOf(compared, branch);
  if (relation !== 'equal' && relation !== 'ancestor') return reason;
  const newer = await newerThere(soaked, place, desk);
  if (newer !== undefined) return newer;
  const [open] = await openRuns(github, place, LEAF_ACTOR);
  if (open !== undefined) return `run ${open.id} of the promotion to ${tier.id} has not ended`;
  const since = new Date(ledger.now().getTime() - AGAIN);
  const [last] = (await runsSince(github, place, LEAF_ACTOR, since)).filter(
    ({ conclusion }) => conclusion !== 'success',
  );
  return (
    last &&
    `run ${last.id} of the promotion to ${tier.id} ended with ${last.conclusion ?? 'nothing'}; it is started again a day after`
  );
}

/**
 * Starts the promotion of each release that soaked on the tier before an automatic one. The promotion asks the gate, as
 * one that a person starts. Rejects with UserError: exit 3 when something is incomplete.
 */
export async function startSoaked(desk: SoakedDesk): Promise<readonly SoakedOutcome[]> {
  const { registry, repository, ledger, github } = desk;
  const outcomes: SoakedOutcome[] = [];
  for (const soaked of soakedReleases(registry, repository, await ledger.book(), ledger.now())) {
    const { tier, commit } = soaked;
    const place: WorkflowPlace = {
      owner: registry.organization.login,
      repo: repositoryOf(registry, repository).name,
      workflow: workflowPath(promotionWorkflow(tier)),
      branch: branchOf(registry, repository, tier),
    };
    const why = await hindrance(soaked, place, desk);
    const run = why === undefined ? (await dispatchRun(github, place, { commit })).runId : undefined;
    outcomes.push({ tier: tier.id, commit, state: why === undefined ? 'started' : 'waits', run, why });
  }
  return outcomes;
}
