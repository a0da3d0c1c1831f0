import { governedBranches } from '../../../plan/rulesets';
import { repositoryOf } from '../../../registry/selectors';
import { repositoryPointer } from '../../pointers';
import { TYPE } from '../../resource-types';
import type { ResourceRule } from '../../rule';
import { recordsOf, textOf } from '../../view';
import { plannedRuleset, rulesetCovers } from '../rulesets';

/** Only the evidence App bypasses a ruleset, and only the one on creation and update of the evidence branch. */
export const bypassActors: ResourceRule = {
  code: 'least-privilege-bypass-actors',
  title: 'Nobody bypasses a ruleset but the Apps that the registry names',
  why: "Anybody who bypasses a branch's ruleset merges without review and checks. GitHub shows bypass actors only to those who may change them, so an extra one goes unseen.",
  fix: 'Remove the actor. The only exception is the evidence App (`apps.evidence`), for the creation and update of the evidence branch.',
  severity: 'critical',
  category: 'least-privilege',
  docs: 'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/creating-rulesets-for-a-repository#granting-bypass-permissions-for-your-branch-or-tag-ruleset',
  level: 'mandatory',
  milestone: 'M1',
  scope: 'resource',
  types: [TYPE.ruleset],
  check(view, context) {
    const { registry, catalog } = context;
    const actors = recordsOf(view.props, 'bypassActors');
    if (actors.length === 0) return [];
    const repository = textOf(view.props, 'repository');
    const name = textOf(view.props, 'name') ?? view.name;
    const at = repositoryPointer(context, repository, 'rules');
    const key = catalog.repositoryKey(repository);
    const allowed = plannedRuleset(view, context)?.bypass ?? [];
    const governed = key === undefined ? [] : governedBranches(registry, key);
    const branch = governed.find((each) => key && rulesetCovers(view, each, repositoryOf(registry, key).defaultBranch));
    return actors.flatMap(({ actorId, actorType, bypassMode }, index) => {
      const who = `${actorType} ${actorId}`;
      if (branch !== undefined && bypassMode === 'always') {
        return [{ what: `${who} always bypasses ${name}, which holds for the branch ${branch}`, pointer: at }];
      }
      const isApp = actorType === 'Integration' && typeof actorId === 'number' && actorId > 0;
      const planned = isApp && index < allowed.length && allowed.some(({ mode }) => mode === bypassMode);
      return planned ? [] : [{ what: `${who} bypasses ${name} (${bypassMode})`, pointer: at }];
    });
  },
};
