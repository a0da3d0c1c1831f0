import type { Registry } from '../../registry/schema';
import { repositoryOf, tierChain } from '../../registry/selectors';
import { serviceEnvironments } from '../service-environments';
import { signingQuestion } from '../signing/question';
import { promotionWorkflow, WORKFLOW, workflowPath } from '../workflow-names';
import type { KeyQuestion } from './key-jobs';
import { pinnedWorkflows } from './pinned';

/**
 * The question about a repository's jobs that can enter an environment with a key; by default of the governing
 * repository.
 */
export function keysOfRegistry(
  registry: Registry,
  setUpAction: string | undefined,
  key = registry.governance.repository,
): KeyQuestion {
  const { organization, repositories, governance } = registry;
  const { name } = repositoryOf(registry, governance.repository);
  // The environments of all repositories have these names: a workflow called from another repository enters that one's.
  const environments = Object.keys(repositories).flatMap((each) => serviceEnvironments(registry, each));
  const names = environments.filter(({ secrets }) => secrets.length > 0).map((each) => each.name);
  const workflows = [...Object.values(WORKFLOW), ...tierChain(registry).map(promotionWorkflow)];
  return {
    environments: [...new Set(names)],
    generated: new Set(workflows.map(workflowPath)),
    called: pinnedWorkflows(registry),
    ...signingQuestion(registry, setUpAction),
    governing: key === governance.repository ? undefined : `${organization.login}/${name}`,
  };
}
