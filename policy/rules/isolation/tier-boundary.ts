import { FOUNDATION } from '../../../registry/naming';
import type { PolicyContext } from '../../context';
import { surfacePointer, tierPointer } from '../../pointers';
import { GOVERNED_TYPES, TYPE } from '../../resource-types';
import type { ResourceRule } from '../../rule';
import { type ResourceView, textOf } from '../../view';

const REPOSITORY_TYPES: readonly string[] = [
  TYPE.ruleset,
  TYPE.repositoryVariable,
  TYPE.actions,
  TYPE.workflowPermissions,
];

/** The stack of a resource, by its name at GitHub or Netlify or by its logical name. */
function ownerOf(view: ResourceView, { catalog }: PolicyContext): string | undefined {
  if (REPOSITORY_TYPES.includes(view.type)) return FOUNDATION;
  if (view.type === TYPE.site) {
    const name = textOf(view.props, 'name');
    const siteId = textOf(view.props, 'siteId');
    const site = catalog.sites.find(
      ({ plan }) => plan.name === name || (siteId !== undefined && plan.siteId === siteId),
    );
    if (site) return site.stack;
  }
  const environment = 'environment' in view.props ? textOf(view.props, 'environment') : undefined;
  const owned = catalog.environment(environment && textOf(view.props, 'repository'), environment);
  return owned?.stack ?? catalog.stackOf(view.name);
}

/** A tier's stack declares nothing of another tier. */
export const tierBoundary: ResourceRule = {
  code: 'isolation-tier-boundary',
  title: "A stack declares nothing of another tier's",
  why: "Anybody who may apply one tier's stack could change another tier without that tier's approval.",
  fix: 'Declare it in the stack of the tier that the registry gives it to; tier stacks hold environments and sites, the foundation what belongs to repositories.',
  severity: 'critical',
  category: 'isolation',
  docs: 'https://docs.github.com/en/actions/how-tos/deploy/configure-and-manage-deployments/manage-environments',
  level: 'mandatory',
  milestone: 'M0',
  scope: 'resource',
  types: GOVERNED_TYPES,
  check(view, context) {
    const owner = ownerOf(view, context);
    if (owner === undefined || owner === context.slice) return [];
    return [
      {
        what: `${view.name} belongs to ${owner}, and is declared in the stack ${context.stack}`,
        pointer:
          owner === FOUNDATION
            ? '/repositories'
            : view.type === TYPE.site
              ? surfacePointer(context.registry, view.name.split('.')[0])
              : tierPointer(context.registry, owner),
      },
    ];
  },
};
