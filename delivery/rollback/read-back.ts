import { freshVerification, readingTimes } from '../../evidence/readers/verification';
import { ROLLBACK_FRESH } from '../../gate/facts/fresh';
import { stacksOf } from '../../gate/facts/stacks';
import type { GithubClient } from '../../live/github-client';
import { WORKFLOW, workflowPath } from '../../plan/workflow-names';
import { repositoryOf } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { dispatchRun, followRun } from '../targets/dispatch';
import type { RollbackDesk } from './desk';

/** The workflow that reads GitHub and Netlify back, each stack in its own environment, and records what it saw. */
const DRIFT_WORKFLOW = workflowPath(WORKFLOW.drift);
/** Half of what counts for a roll-back, in milliseconds: the gate is asked again after the leaf. */
const YOUNG = ROLLBACK_FRESH / 2;

/** Whether foundation and tier were read back lately, against this registry, and were as planned. */
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
 * Has what is there read back where that was done too long ago for the gate of a roll-back: no job of a roll-back holds the
 * keys for it. Gives a function that waits for its end. What cannot be started, or fails, is said and no more: the gate
 * judges by what is on the branch then.
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
