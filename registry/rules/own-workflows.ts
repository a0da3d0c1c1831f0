import { pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import type { Registry } from '../schema';
import { showValue } from '../secret-looking';
import { targetFacts } from '../targets';
import { promotionWorkflow, WORKFLOW, workflowPath } from '../workflow-names';

/** The paths of all generated workflows, of whichever repository. */
function generatedPaths({ tiers }: Registry): readonly string[] {
  const promotions = tiers.filter(({ promotesFrom }) => promotesFrom !== undefined).map(promotionWorkflow);
  return [...Object.values(WORKFLOW), ...promotions].map(workflowPath);
}

function generatedTargets(registry: Registry): readonly Finding[] {
  const generated = generatedPaths(registry);
  return registry.surfaces.flatMap(({ target, id }, index): readonly Finding[] => {
    const { workflow } = targetFacts(target);
    // A file system that ignores case keeps one of two such files.
    const taken = generated.find((path) => path.toLowerCase() === workflow?.toLowerCase());
    if (taken === undefined) return [];
    return [
      {
        pointer: pointer('surfaces', index, 'target', 'workflow'),
        message: `the own workflow of ${showValue(id)} has the path of the generated workflow ${taken}`,
        allowed: 'a path that no generated workflow has',
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
