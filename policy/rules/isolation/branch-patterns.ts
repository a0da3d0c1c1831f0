import { commonMatch } from '../../../formats/patterns/ref-pattern';
import { parsePattern } from '../../../formats/patterns/ref-pattern-parser';
import { branchOf, highestTier } from '../../../registry/selectors';
import { tierPointer } from '../../pointers';
import { TYPE } from '../../resource-types';
import type { ResourceRule } from '../../rule';
import { textOf } from '../../view';

// Patterns are matched against the short name, but people write refs too; both are compared as full refs.
function fullRef(pattern: string, kind: 'heads' | 'tags'): string {
  return pattern.startsWith('refs/') ? pattern : `refs/${kind}/${pattern}`;
}

/** Other tiers' patterns never match the highest tier's refs: decided by intersection, not by comparing texts. */
export const branchPatterns: ResourceRule = {
  code: 'isolation-branch-patterns',
  title: "The highest tier's refs match no other tier's pattern",
  why: 'A pattern such as `ma*` or `**/*` on a lower tier lets a commit of the highest tier deploy there, or the other way around. The tiers then trust the same branches.',
  fix: "Name the tier's one exact branch; give the highest tier a branch of its own.",
  severity: 'critical',
  category: 'isolation',
  docs: 'https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments#deployment-branches-and-tags',
  level: 'mandatory',
  milestone: 'M0',
  scope: 'resource',
  types: [TYPE.branchPolicy],
  check({ props }, { registry, catalog, tier: stackTier }) {
    const repository = textOf(props, 'repository');
    const owned = catalog.environment(repository, textOf(props, 'environment'));
    // Service environments belong to no tier; several branches use the evidence environment by design.
    if (owned?.plan.kind === 'service') return [];
    const tier = owned?.plan.tier ?? stackTier?.id;
    const key = catalog.repositoryKey(repository);
    if (tier === undefined || key === undefined) return [];
    const highest = highestTier(registry).id;
    const branch = textOf(props, 'branchPattern');
    const tag = textOf(props, 'tagPattern');
    const pattern = branch === undefined ? tag && fullRef(tag, 'tags') : fullRef(branch, 'heads');
    if (pattern === undefined) return [];
    const parsed = parsePattern(pattern);
    return registry.tiers
      .filter((other) => other.id !== tier && (tier === highest || other.id === highest))
      .flatMap((other) => {
        const theirs = fullRef(branchOf(registry, key, other), 'heads');
        const common = commonMatch(parsed, parsePattern(theirs));
        if (common === undefined) return [];
        return [
          {
            what: `the pattern ${JSON.stringify(branch ?? tag)} of ${tier} and the branch of ${other.id} both match ${JSON.stringify(common)}`,
            pointer: tierPointer(registry, tier, 'branch'),
          },
        ];
      });
  },
};
