import { createHash } from 'node:crypto';
import type { RunnerLabels } from '../../registry/schema';
import type { Check } from '../../registry/schema/check';
import type { Surface } from '../../registry/schema/surface';
import type { SourceFile } from './checkout';
import { containerWorkflow } from './container-workflow';
import { containersOf } from './containers';
import { manifestWorkflow } from './manifest-workflow';
import { manifestsOf } from './manifests';
import { CATEGORY_MILESTONE } from './programme';
import { type TemplateWorkflow, workflowText } from './workflow-file';

/** A workflow for a surface, and the check of the registry that it reports. */
export interface SurfaceTemplate {
  readonly path: string;
  readonly content: string;
  readonly check: Check;
}

const LONGEST_ID = 39;

// A surface's id may be as long as a check's, so a longer name ends with a digest.
function checkId(name: string): string {
  if (name.length <= LONGEST_ID) return name;
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${name.slice(0, LONGEST_ID - digest.length - 1).replace(/-$/, '')}-${digest}`;
}

function template(
  surface: Surface,
  workflow: TemplateWorkflow,
  about: Pick<Check, 'category' | 'risk' | 'severity'>,
  runner: RunnerLabels,
): SurfaceTemplate {
  const { name, context } = workflow;
  return {
    path: `.github/workflows/${name}.yml`,
    content: workflowText(workflow, runner),
    check: {
      id: checkId(name),
      scope: 'repository',
      ...about,
      milestone: CATEGORY_MILESTONE[about.category],
      mode: 'advisory',
      context,
      app: 'github-actions',
      repositories: [surface.repository],
    },
  };
}

/**
 * The workflows for a surface's files: C where it has containers, D where it has manifests, none where it has neither.
 * Their checks start as advisory. Throws UserError (exit 2) on a file that cannot be read or named.
 */
export function surfaceTemplates(
  surface: Surface,
  files: readonly SourceFile[],
  runner: RunnerLabels,
): readonly SurfaceTemplate[] {
  const containers = containersOf(files);
  const manifests = manifestsOf(files);
  return [
    ...(containers
      ? [
          template(
            surface,
            containerWorkflow(surface.id, containers),
            {
              category: 'C',
              risk: 'an image cannot be built any more, or does not come up',
              severity: 'high',
            },
            runner,
          ),
        ]
      : []),
    ...(manifests
      ? [
          template(
            surface,
            manifestWorkflow(surface.id, manifests),
            {
              category: 'D',
              risk: 'a manifest cannot be built, or the cluster would refuse it',
              severity: 'high',
            },
            runner,
          ),
        ]
      : []),
  ];
}
