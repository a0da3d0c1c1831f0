import { signingQuestion } from '../../../plan/signing/question';
import { deployNaming, ticketProblems } from '../../../plan/tickets/judge';
import { pinnedWorkflows } from '../../../plan/tickets/pinned';
import type { PolicyContext, WorkflowFile } from '../../context';
import type { StackRule } from '../../rule';
import { workflowRead } from '../../workflows';

// `./.github/workflows/x.yml` is one of the files at hand; one of another repository counts where the registry's trust
// pins it by its commit.
function isKnown({ registry, workflows }: PolicyContext): (uses: string) => boolean {
  const paths = new Set(workflows.map(({ path }) => `./${path}`));
  const pinned = pinnedWorkflows(registry);
  return (uses) => paths.has(uses) || pinned.has(uses);
}

function problems(file: WorkflowFile, context: PolicyContext): readonly string[] {
  const read = workflowRead(file);
  if (!read.ok) {
    const [{ message, line } = { message: 'it cannot be read', line: 1 }] = read.problems;
    return [`${file.path}:${line} is not a workflow that GitHub accepts: ${message.split('\n')[0]}`];
  }
  const places = context.catalog.deployPlaces();
  const { registry } = context;
  const naming = deployNaming(registry);
  return ticketProblems(read.workflow, {
    places,
    naming,
    isKnown: isKnown(context),
    ...signingQuestion(registry, context.setUpAction),
  });
}

/** A workflow's job names a deploy environment only after a job that verified a promotion ticket for it. */
export const ticketFirst: StackRule = {
  code: 'hygiene-ticket-first',
  title: 'A job names a deploy environment only after the ticket was verified',
  why: 'A job that names a deploy environment gets its secrets. The guard runs in a job before it, without environment, and lets it run only with a promotion ticket for the same surface and tier.',
  fix: 'Start a step of a job without `environment` with `causeway ticket verify` (or `causeway deploy guard`), with the `--surface` and `--tier` of the environment, under `shell: bash`. Let the deploying job need that job, without `always()`.',
  severity: 'critical',
  category: 'hygiene',
  docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idneeds',
  level: 'mandatory',
  milestone: 'M2',
  scope: 'stack',
  check(_views, context) {
    return context.workflows
      .flatMap((file) => problems(file, context))
      .map((what) => ({ what, pointer: '/naming/deployEnvironment' }));
  },
};
