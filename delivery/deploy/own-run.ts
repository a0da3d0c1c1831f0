import type { WorkflowRun } from '../../evidence/statement/predicates/parts';
import { type RunFacts, readRun } from '../../gate/observe/run-facts';
import type { GithubClient } from '../../live/github-client';
import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import type { Tier } from '../../registry/schema/tier';
import { branchOf, repositoryOf } from '../../registry/selectors';
import { targetFacts } from '../../registry/targets';
import { LEAF_ACTOR } from '../targets/actors';
import { LEAF_WORKFLOW } from '../targets/release';

/** A run of a surface's own workflow, and the leaf that it names. */
export interface OwnRuns {
  readonly registry: Registry;
  readonly surface: Surface;
  readonly tier: Tier;
  /** The asking run, by its own environment. */
  readonly own: WorkflowRun;
  /** The run that spent the ticket. */
  readonly leaf: number;
}

function repositoryName({ registry, surface }: OwnRuns): string {
  return `${registry.organization.login}/${repositoryOf(registry, surface.repository).name}`;
}

function ownRefusal(asked: OwnRuns, run: RunFacts): string | undefined {
  const { registry, surface, tier, own } = asked;
  const { workflow } = targetFacts(surface.target);
  if (workflow === undefined) return `${surface.id} is not deployed by a workflow of its own`;
  const branch = branchOf(registry, surface.repository, tier);
  if (run.id !== own.runId || run.sha !== own.sha) return 'GitHub returned another run than this one';
  if (own.path !== workflow || run.path !== workflow) return `${run.path} is not ${workflow}`;
  if (own.ref !== `refs/heads/${branch}` || run.branch !== branch) {
    return `the run is on ${run.branch ?? 'no branch'}; ${tier.id} is deployed from ${branch}`;
  }
  if (run.event !== 'workflow_dispatch') return `the run was started by ${run.event}, not dispatched by the leaf`;
  for (const { login } of [run.actor, run.triggeringActor]) {
    if (login !== LEAF_ACTOR) return `the run was dispatched by ${login}, not by the leaf (${LEAF_ACTOR})`;
  }
  return run.attempt === 1 && own.runAttempt === 1 ? undefined : 'the run was started again';
}

function leafRefusal({ own }: OwnRuns, leaf: RunFacts, run: RunFacts): string | undefined {
  if (leaf.path !== LEAF_WORKFLOW) return `the run ${leaf.id} is of ${leaf.path}, not of ${LEAF_WORKFLOW}`;
  if (`refs/heads/${leaf.branch}` !== own.ref) return `the run ${leaf.id} is on another branch`;
  if (leaf.attempt !== 1) return `the run ${leaf.id} was started again`;
  if (leaf.status === 'completed') return `the run ${leaf.id}, which spent the ticket, has ended`;
  return Date.parse(run.createdAt) >= Date.parse(leaf.createdAt) ? undefined : 'the run is older than its leaf';
}

/**
 * The reason why a run of a surface's own workflow may not use a leaf's ticket; undefined when it may. It must be that
 * very workflow, on the tier's branch, dispatched with a job's token, while the leaf that it names still runs. Rejects
 * with UserError (exit 3) when GitHub cannot be asked.
 */
export async function ownRunRefusal(github: GithubClient, asked: OwnRuns): Promise<string | undefined> {
  const repository = repositoryName(asked);
  if (asked.own.repository !== repository) {
    return `${asked.surface.id} is deployed from ${repository}, not from ${asked.own.repository}`;
  }
  const [owner = '', repo = ''] = repository.split('/');
  const [run, leaf] = await Promise.all([
    readRun(github, { owner, repo, runId: asked.own.runId }),
    readRun(github, { owner, repo, runId: asked.leaf }),
  ]);
  return ownRefusal(asked, run) ?? leafRefusal(asked, leaf, run);
}
