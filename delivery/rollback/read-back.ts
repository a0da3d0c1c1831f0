import { freshVerification, readingTimes } from '../../evidence/readers/verification';
import { ROLLBACK_FRESH } from '../../gate/facts/fresh';
import { stacksOf } from '../../gate/facts/stacks';
import type { GithubClient } from '../../live/github-client';
import { WORKFLOW, workflowPath } from '../../plan/workflow-names';
import { repositoryOf } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { dispatchRun, followRun } from '../targets/dispatch';
import type { RollbackDesk } from './desk';

/** The workflow that reads GitHub and Netlify back, each stack in its own environment, and records the result. */
const DRIFT_WORKFLOW = workflowPath(WORKFLOW.drift);
/** Half of the validity for a rollback, in milliseconds: the gate is asked again after the leaf. */
const YOUNG = ROLLBACK_FRESH / 2;

/** Whether foundation and tier were read back recently, against this registry and without a difference. */
async function isYoung(desk: RollbackDesk, registryDigest: string): Promise<boolean> {
  const { registry, surface, tier, clock } = desk;
  const book = await desk.ledger.book();
  const times = readingTimes(book);
  const now = clock.now();
  return stacksOf(registry, surface.repository, tier.id).every((names) =>
    names.some((stack) => {
      const { status, evidence } = freshVerification(book, stack, registryDigest, now);
      const ages = evidence.map((id) => now.getTime() - (times.get(id) ?? Number.NaN));
      return status === 'pass' && ages.every((age) => age <= YOUNG);
    }),
  );
}

/**
 * Starts a read-back where the last one is too old for a rollback's gate: no rollback job holds the keys for it.
 * Returns a function that waits for its end. A failure is only reported: the gate judges by the branch then.
 */
export async function startReadBack(
  desk: RollbackDesk,
  github: GithubClient,
  registryDigest: string,
): Promise<() => Promise<void>> {
  const { registry, clock, onStep } = desk;
  const { name: repo, defaultBranch: branch } = repositoryOf(registry, registry.governance.repository);
  const said = (error: unknown) => {
    if (!(error instanceof UserError)) throw error;
    onStep(`live verification: ${error.message}`);
  };
  try {
    if (await isYoung(desk, registryDigest)) return async () => undefined;
    const place = { owner: registry.organization.login, repo, workflow: DRIFT_WORKFLOW, branch };
    const run = await dispatchRun(github, place, {});
    onStep(`live verification: run ${run.runId}`);
    return async () => {
      await followRun(github, run, { sleep: clock.sleep }).catch(said);
    };
  } catch (error) {
    said(error);
    return async () => undefined;
  }
}
