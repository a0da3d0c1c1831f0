import { signingProblems } from '../../../plan/signing/judge';
import { signingQuestion } from '../../../plan/signing/question';
import type { PolicyContext, WorkflowFile } from '../../context';
import type { StackRule } from '../../rule';
import { workflowRead } from '../../workflows';

// Statements of a workflow that trust does not name do not count.
function isSigner({ path }: WorkflowFile, { registry }: PolicyContext): boolean {
  return (registry.trust?.entries ?? []).some(
    (entry) => entry.kind === 'sigstore' && entry.signerWorkflow.toLowerCase().endsWith(`/${path.toLowerCase()}`),
  );
}

function problems(file: WorkflowFile, context: PolicyContext): readonly string[] {
  if (!isSigner(file, context)) return [];
  const read = workflowRead(file);
  // GitHub runs no file that it cannot parse; `hygiene-ticket-first` reports where.
  if (!read.ok) return [`${file.path} cannot be read: it is unknown what its jobs run`];
  return signingProblems(read.workflow, signingQuestion(context.registry, context.setUpAction));
}

/** A job that may sign for the registry's trust runs only the default branch's code. */
export const signingJobs: StackRule = {
  code: 'hygiene-signing-jobs',
  title: 'A job that may sign runs only code of the default branch',
  why: 'A dependency of a released commit, in a job with `id-token: write`, can sign any test result, bundle, ticket or receipt that the registry lets the workflow attest.',
  fix: 'Build and test in a job without `id-token`. Sign in a job that checks out the default branch, has the released commit and its artifacts in folders of their own, and runs only `npm ci` and the installed `causeway`.',
  severity: 'critical',
  category: 'hygiene',
  docs: 'https://docs.github.com/en/actions/reference/security/oidc#required-permission',
  level: 'mandatory',
  milestone: 'M2',
  scope: 'stack',
  check(_views, context) {
    return context.workflows
      .flatMap((file) => problems(file, context))
      .map((what) => ({ what, pointer: '/trust/entries' }));
  },
};
