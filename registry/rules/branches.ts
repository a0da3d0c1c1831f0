import { branchNameFault } from '../branch-name';
import { pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import type { Registry } from '../schema';
import { showValue } from '../secret-looking';
import { branchOf, findTier, highestTier, isChain, tierChain } from '../selectors';
import { netlifyOf } from '../targets';
import { hasRepository } from './deployments';

interface NamedBranch {
  readonly branch: string;
  readonly pointer: string;
}

function branches({ tiers, repositories, surfaces, evidence }: Registry): readonly NamedBranch[] {
  return [
    ...tiers.map(({ branch }, index) => ({ branch, pointer: pointer('tiers', index, 'branch') })),
    ...Object.entries(repositories).flatMap(([key, repository]) => [
      { branch: repository.defaultBranch, pointer: pointer('repositories', key, 'defaultBranch') },
      ...Object.entries(repository.branches).map(([tier, branch]) => ({
        branch,
        pointer: pointer('repositories', key, 'branches', tier),
      })),
      ...(repository.rules.mergeQueue?.branches ?? []).map((branch, index) => ({
        branch,
        pointer: pointer('repositories', key, 'rules', 'mergeQueue', 'branches', index),
      })),
    ]),
    ...(evidence ? [{ branch: evidence.branch, pointer: '/evidence/branch' }] : []),
    ...surfaces.flatMap((surface, index) => {
      const linked = netlifyOf(surface)?.linked;
      return linked
        ? [{ branch: linked.branch, pointer: pointer('surfaces', index, 'target', 'linked', 'branch') }]
        : [];
    }),
  ];
}

function highestShared(registry: Registry): readonly Finding[] {
  if (!isChain(registry)) return [];
  const highest = highestTier(registry);
  const others = tierChain(registry).filter((tier) => tier !== highest);
  return Object.keys(registry.repositories).flatMap((key) => {
    const branch = branchOf(registry, key, highest);
    const sharing = others.filter((tier) => branchOf(registry, key, tier) === branch).map(({ id }) => id);
    if (sharing.length === 0) return [];
    const isOwn = Object.hasOwn(registry.repositories[key]?.branches ?? {}, highest.id);
    return [
      {
        pointer: isOwn
          ? pointer('repositories', key, 'branches', highest.id)
          : pointer('tiers', registry.tiers.indexOf(highest), 'branch'),
        message:
          `in ${showValue(key)} the highest tier ${showValue(highest.id)} deploys from ${showValue(branch)}, ` +
          `and so does ${sharing.map((id) => showValue(id)).join(', ')}`,
        allowed: 'a branch of its own for the highest tier',
      },
    ];
  });
}

// The gate looks for the release commit in the history of the next tier's branch; a squash or rebase creates another
// commit.
function fedBySquash(registry: Registry): readonly Finding[] {
  if (!isChain(registry)) return [];
  return Object.entries(registry.repositories).flatMap(([key, { rules }]) => {
    const fed = tierChain(registry).find((tier) => {
      const before = tier.promotesFrom === undefined ? undefined : findTier(registry, tier.promotesFrom);
      return before && branchOf(registry, key, before) !== branchOf(registry, key, tier);
    });
    if (!fed || rules.mergeMethods.every((method) => method === 'merge')) return [];
    return [
      {
        pointer: pointer('repositories', key, 'rules', 'mergeMethods'),
        message:
          `${showValue(branchOf(registry, key, fed))} is fed by another tier's branch, ` +
          `but ${showValue(key)} allows ${rules.mergeMethods.join(', ')}`,
        allowed: '["merge"]: anything else makes another commit than the one that was released',
      },
    ];
  });
}

/** The branches of a repository that must all exist, each once. */
function branchesOf(registry: Registry, key: string): readonly NamedBranch[] {
  const { repositories, evidence, tiers } = registry;
  const all = [
    { branch: repositories[key]?.defaultBranch ?? '', pointer: pointer('repositories', key, 'defaultBranch') },
    ...tiers.map((tier, index) => ({
      branch: branchOf(registry, key, tier),
      pointer: Object.hasOwn(repositories[key]?.branches ?? {}, tier.id)
        ? pointer('repositories', key, 'branches', tier.id)
        : pointer('tiers', index, 'branch'),
    })),
    ...(evidence?.repository === key ? [{ branch: evidence.branch, pointer: '/evidence/branch' }] : []),
  ];
  return all.filter(({ branch }, index) => all.findIndex((each) => each.branch === branch) === index);
}

function clash(branch: string, other: string): string | undefined {
  if (branch.toLowerCase() === other.toLowerCase()) return 'differ in case only';
  const [long, short] = branch.length > other.length ? [branch, other] : [other, branch];
  return long.startsWith(`${short}/`) ? 'cannot both exist' : undefined;
}

function togetherImpossible(registry: Registry): readonly Finding[] {
  const found = Object.keys(registry.repositories).flatMap((key) => {
    const all = branchesOf(registry, key);
    return all.flatMap(({ branch, pointer: place }, index): readonly Finding[] => {
      const other = all.slice(0, index).find((each) => clash(branch, each.branch) !== undefined);
      if (other === undefined) return [];
      return [
        {
          pointer: place,
          message: `in ${showValue(key)} the branches ${showValue(other.branch)} and ${showValue(branch)} ${clash(branch, other.branch)}`,
          allowed: 'names that differ beyond case, none of which is a folder of another',
        },
      ];
    });
  });
  // A tier's branch is that of all repositories: the first one tells it.
  return [...new Map(found.map((each) => [each.pointer, each])).values()];
}

/** Branches are exact, and the highest tier's is its own. */
export const branchRules: readonly Rule[] = [
  {
    code: 'branch-not-exact',
    level: 'error',
    title: 'A branch is an exact, valid branch name',
    why: 'A pattern such as refs/pull/*/merge lets pull requests deploy, and patterns often match more than their author expects.',
    source: 'git-check-ref-format; docs.github.com "Deployment branches and tags"',
    check: (registry) =>
      branches(registry).flatMap(({ branch, pointer: place }) => {
        const fault = branchNameFault(branch);
        if (!fault) return [];
        return [
          {
            pointer: place,
            message: `${showValue(branch)} is not an exact branch name: ${fault}`,
            allowed: 'one branch, by its short name',
          },
        ];
      }),
  },
  {
    code: 'branch-clash',
    level: 'error',
    title: 'A repository can have all its branches at once',
    why: 'Git keeps a branch as a file, so `main` and `main/dev` cannot both exist. On Windows and macOS two names that differ in case are one.',
    source: 'https://git-scm.com/docs/git-check-ref-format; https://git-scm.com/docs/gitrepository-layout',
    check: togetherImpossible,
  },
  {
    code: 'branch-highest-shared',
    level: 'error',
    title: 'The highest tier’s branch belongs to no other tier',
    why: 'Anybody who can push to a lower tier’s branch would reach the highest tier’s environments and secrets.',
    source: 'docs/architecture.md',
    check: highestShared,
  },
  {
    code: 'branch-merge-only',
    level: 'error',
    title: 'A branch fed by another tier’s branch allows merge commits only',
    why: 'Evidence is about the release commit. A squash or a rebase makes another commit, without evidence.',
    source: 'docs/architecture.md',
    check: fedBySquash,
  },
  {
    code: 'evidence-branch-shared',
    level: 'error',
    title: 'The evidence branch is not a tier’s branch and not the default branch',
    why: 'Only the evidence App may update it, and code on it could be deployed.',
    source: 'docs/architecture.md',
    check: (registry) => {
      const { evidence, repositories } = registry;
      if (!evidence || !hasRepository(registry, evidence.repository)) return [];
      const used = [
        repositories[evidence.repository]?.defaultBranch,
        ...tierChain(registry).map((tier) => branchOf(registry, evidence.repository, tier)),
      ];
      if (!used.includes(evidence.branch)) return [];
      return [
        {
          pointer: '/evidence/branch',
          message: `the evidence branch ${showValue(evidence.branch)} is also a branch that is deployed or the default`,
          allowed: 'a branch of its own',
        },
      ];
    },
  },
];
