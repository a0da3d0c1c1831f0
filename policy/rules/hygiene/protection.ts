import { isTombstoned } from '../../../plan/protection';
import type { PolicyContext } from '../../context';
import { siteOf } from '../../context';
import { TYPE } from '../../resource-types';
import type { ResourceRule } from '../../rule';
import { type ResourceView, textOf } from '../../view';
import { plannedRuleset } from '../rulesets';

// A tombstone removes the protection in the plan, the only way to remove an object.
function isReleased(view: ResourceView, context: PolicyContext): boolean {
  const { registry, catalog } = context;
  const repository = textOf(view.props, 'repository');
  switch (view.type) {
    case TYPE.environment:
      return catalog.environment(repository, textOf(view.props, 'environment'))?.plan.protect === false;
    case TYPE.ruleset:
      return plannedRuleset(view, context)?.protect === false;
    case TYPE.site:
      return siteOf(view, context)?.protect === false;
    default: {
      const key = catalog.repositoryKey(repository);
      return key !== undefined && isTombstoned(registry, [{ kind: 'repository', key }]);
    }
  }
}

/** Objects of the highest tier and the foundation are protected from deletion. */
export const protection: ResourceRule = {
  code: 'hygiene-protection',
  title: 'Production and foundation are protected from deletion',
  why: 'Deleting an environment deletes its secrets, and deleting a ruleset opens its branch. A removal therefore needs two updates, with a tombstone between them.',
  fix: 'Leave `protect` on; to remove something, add a tombstone to the registry first.',
  severity: 'high',
  category: 'hygiene',
  docs: 'https://www.pulumi.com/docs/iac/concepts/options/protect/',
  level: 'mandatory',
  milestone: 'M2',
  scope: 'resource',
  types: [TYPE.environment, TYPE.ruleset, TYPE.site, TYPE.actions, TYPE.workflowPermissions],
  check(view, context) {
    if (!context.highest || view.protect || isReleased(view, context)) return [];
    return [{ what: `${view.name} is not protected and has no tombstone`, pointer: '/tombstones' }];
  },
};
