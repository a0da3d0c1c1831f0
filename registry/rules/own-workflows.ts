import { pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import type { Registry } from '../schema';
import { showValue } from '../secret-looking';
import { targetFacts } from '../targets';
import { promotionWorkflow, WORKFLOW, workflowPath } from '../workflow-names';

/** The workflows that only the governing repository has. */
const GOVERNING: readonly string[] = [
  WORKFLOW.drift,
  WORKFLOW.infrastructurePreview,
  WORKFLOW.infrastructureUp,
  WORKFLOW.pullPreview,
  WORKFLOW.readiness,
];

/** The paths of the workflows that are generated for a repository with surfaces. */
function generatedPaths({ tiers, governance }: Registry, repository: string): readonly string[] {
  const promotions = tiers.filter(({ promotesFrom }) => promotesFrom !== undefined).map(promotionWorkflow);
  const isGoverning = repository === governance.repository;
  const own = Object.values(WORKFLOW).filter((name) => isGoverning || !GOVERNING.includes(name));
  return [...own, ...promotions].map(workflowPath);
}

function generatedTargets(registry: Registry): readonly Finding[] {
  return registry.surfaces.flatMap(({ target, id, repository }, index): readonly Finding[] => {
    const { workflow } = targetFacts(target);
    const generated = generatedPaths(registry, repository);
    // A file system that ignores case keeps one of two such files.
    const taken = generated.find((path) => path.toLowerCase() === workflow?.toLowerCase());
    if (taken === undefined) return [];
    return [
      {
        pointer: pointer('surfaces', index, 'target', 'workflow'),
        message: `the own workflow of ${showValue(id)} has the path of the generated workflow ${taken}`,
        allowed: `another path than these: ${generated.join(', ')}`,
      },
    ];
  });
}

/** The workflows of their own that deploy surfaces. */
export const ownWorkflowRules: readonly Rule[] = [
  {
    code: 'own-workflow-generated',
    level: 'error',
    title: 'The own workflow of a surface is no generated one',
    why: 'One file cannot be both. A generated leaf would start itself, wait for itself and deploy nothing.',
    source: 'docs/registry.md',
    check: generatedTargets,
  },
];
