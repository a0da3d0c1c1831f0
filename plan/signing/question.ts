import type { Registry } from '../../registry/schema';
import { repositoryOf } from '../../registry/selectors';
import { codeFolders } from './folders';
import type { SigningQuestion } from './judge';

/**
 * The question about a registry's jobs that may run only the default branch's code. `setUpAction` is the text of the
 * action that they share, on the governing repository's default branch.
 */
export function signingQuestion(registry: Registry, setUpAction: string | undefined): SigningQuestion {
  const { defaultBranch } = repositoryOf(registry, registry.governance.repository);
  const { runners = {} } = registry;
  return {
    defaultBranch,
    code: codeFolders(registry),
    setUpAction,
    runners: Object.values(runners).map((labels) => JSON.stringify(labels)),
  };
}
