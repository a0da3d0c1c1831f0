import { keyProblems } from '../../../plan/tickets/key-jobs';
import { keysOfRegistry } from '../../../plan/tickets/key-question';
import type { PolicyContext, WorkflowFile } from '../../context';
import type { StackRule } from '../../rule';
import { workflowRead } from '../../workflows';

function problems(file: WorkflowFile, { registry, setUpAction }: PolicyContext): readonly string[] {
  const read = workflowRead(file);
  // GitHub runs no file that it cannot read; `hygiene-ticket-first` says where it is.
  return read.ok ? keyProblems(read.workflow, keysOfRegistry(registry, setUpAction)) : [];
}

/** Only generated workflows enter the environments that hold Causeway's keys. */
export const keyEnvironments: StackRule = {
  code: 'hygiene-key-environments',
  title: 'Only generated workflows enter the environments that hold keys',
  why: 'A job that names an environment gets its secrets. Only commands of the default branch may use the secrets of the Apps, the stacks and the evidence branch. Any other job could copy them.',
  fix: 'Let no workflow of your own name or compute the name of such an environment, or call a generated workflow. Write the generated ones again with `causeway workflows build`.',
  severity: 'critical',
  category: 'hygiene',
  docs: 'https://docs.github.com/en/actions/how-tos/deploy/configure-and-manage-deployments/manage-environments',
  level: 'mandatory',
  milestone: 'M2',
  scope: 'stack',
  check(_views, context) {
    return context.workflows.flatMap((file) => problems(file, context)).map((what) => ({ what, pointer: '/apps' }));
  },
};
