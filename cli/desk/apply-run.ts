import { WorkflowRun } from '../../evidence/statement/predicates/parts';
import { UserError } from '../../registry/user-error';
import type { Context } from '../context';

/** This job's run, from the variables of GitHub Actions. Throws UserError (exit 2) elsewhere. */
export function ownRun({ env }: Context): WorkflowRun {
  const repository = env['GITHUB_REPOSITORY'] ?? '';
  // `owner/name/.github/workflows/up.yml@refs/heads/main`
  const path = (env['GITHUB_WORKFLOW_REF'] ?? '').replace(/@.*$/s, '');
  const parsed = WorkflowRun.safeParse({
    repository,
    path: path.startsWith(`${repository}/`) ? path.slice(repository.length + 1) : '',
    ref: env['GITHUB_REF'],
    sha: env['GITHUB_SHA'],
    runId: Number(env['GITHUB_RUN_ID']),
    runAttempt: Number(env['GITHUB_RUN_ATTEMPT']),
    actor: env['GITHUB_ACTOR'],
  });
  if (parsed.success) return parsed.data;
  throw new UserError('this is not a job of GitHub Actions', {
    place: 'environment',
    allowed:
      'GITHUB_REPOSITORY, GITHUB_WORKFLOW_REF, GITHUB_REF, GITHUB_SHA, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_ACTOR',
  });
}
