import { pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import type { Registry } from '../schema';
import type { Repository } from '../schema/organization';
import type { Tier } from '../schema/tier';
import { showValue } from '../secret-looking';
import { secretsOn } from '../selectors';
import { deployments, hasRepository } from './deployments';

const ENVIRONMENTS = 'docs.github.com "Deployments and environments": availability by plan';
const MERGE_QUEUE =
  'docs.github.com "Managing a merge queue": public repositories of organizations, others with GitHub Enterprise Cloud';
const RULESETS = 'docs.github.com "About rulesets": availability by plan';

type Plan = Registry['organization']['plan'];
const RANK: Readonly<Record<Plan, number>> = { free: 0, team: 1, enterprise: 2 };

/** A feature that needs a plan in repositories that are not public. */
interface Need {
  readonly repository: string;
  readonly pointer: string;
  readonly what: string;
}

function lacking(registry: Registry, plan: Plan, needs: readonly Need[], otherwise: string): readonly Finding[] {
  if (RANK[registry.organization.plan] >= RANK[plan]) return [];
  const seen = new Set<string>();
  return needs.flatMap((need) => {
    const repository: Repository | undefined = registry.repositories[need.repository];
    const key = `${need.repository}\0${need.pointer}`;
    if (!repository || repository.visibility === 'public' || seen.has(key)) return [];
    seen.add(key);
    return [
      {
        pointer: need.pointer,
        message:
          `${need.what} in the ${repository.visibility} repository ${showValue(need.repository)}: ` +
          `GitHub's plan ${showValue(registry.organization.plan)} cannot do that`,
        allowed: `organization.plan "${plan}", a public repository${otherwise}`,
      },
    ];
  });
}

function perTier(registry: Registry, isNeeded: (tier: Tier) => boolean, path: string, what: string): readonly Need[] {
  return deployments(registry)
    .filter(({ tier }) => isNeeded(tier))
    .map(({ surface, tier }) => ({
      repository: surface.repository,
      pointer: pointer('tiers', registry.tiers.indexOf(tier), path),
      what: `${what} on tier ${showValue(tier.id)}`,
    }));
}

function governing(registry: Registry, apps: readonly (keyof Registry['apps'])[], what: string): readonly Need[] {
  const { repository } = registry.governance;
  if (!hasRepository(registry, repository)) return [];
  return apps
    .filter((app) => registry.apps[app])
    .map((app) => ({ repository, pointer: pointer('apps', app), what: `${what} on the ${app} App's environments` }));
}

/**
 * The features that the organization's plan supports in a repository of a visibility. Refused here instead of as a 422
 * during an update.
 */
export const capabilityRules: readonly Rule[] = [
  {
    code: 'plan-reviewers',
    level: 'error',
    title: 'Required reviewers outside public repositories need Enterprise',
    why: 'GitHub answers 422, or leaves the environment without reviewers (W7).',
    source: ENVIRONMENTS,
    check: (registry) =>
      lacking(
        registry,
        'enterprise',
        [
          ...perTier(registry, ({ approval }) => approval !== undefined, 'approval', 'required reviewers'),
          ...governing(registry, ['provisioning'], 'required reviewers'),
        ],
        '',
      ),
  },
  {
    code: 'plan-wait-timer',
    level: 'error',
    title: 'Wait timers outside public repositories need Enterprise',
    why: 'GitHub answers 422.',
    source: ENVIRONMENTS,
    check: (registry) =>
      lacking(
        registry,
        'enterprise',
        perTier(registry, ({ waitMinutes }) => waitMinutes > 0, 'waitMinutes', 'a wait timer'),
        ' or waitMinutes 0',
      ),
  },
  {
    code: 'plan-admin-bypass',
    level: 'error',
    title: 'Removing the administrators’ bypass outside public repositories needs Enterprise',
    why: 'On other plans administrators always pass every environment rule, and the registry must say so.',
    source: ENVIRONMENTS,
    check: (registry) =>
      lacking(
        registry,
        'enterprise',
        perTier(registry, ({ adminsBypass }) => !adminsBypass, 'adminsBypass', 'no bypass for administrators'),
        ' or adminsBypass true on that tier',
      ),
  },
  {
    code: 'plan-branch-policy',
    level: 'error',
    title: 'Branch policies of environments outside public repositories need Team',
    why: 'Every environment has an exact branch policy; GitHub answers 422 without the plan (W7, pulumi-github#251).',
    source: ENVIRONMENTS,
    check: (registry) =>
      lacking(
        registry,
        'team',
        perTier(registry, () => true, 'branch', 'a branch policy of environments'),
        '',
      ),
  },
  {
    code: 'plan-environment-secrets',
    level: 'error',
    title: 'Secrets of environments outside public repositories need Team',
    why: 'GitHub refuses them on Free.',
    source: ENVIRONMENTS,
    check: (registry) =>
      lacking(
        registry,
        'team',
        [
          ...deployments(registry)
            .filter(({ surface, tier }) => secretsOn(surface, tier.id).some((secret) => secret.in.includes('github')))
            .map(({ surface, index }) => ({
              repository: surface.repository,
              pointer: pointer('surfaces', index, 'secrets'),
              what: 'secrets of environments',
            })),
          ...governing(registry, ['provisioning', 'inspection', 'delivery', 'evidence'], 'secrets'),
        ],
        '',
      ),
  },
  {
    code: 'plan-rulesets',
    level: 'error',
    title: 'Rulesets outside public repositories need Team',
    why: 'On Free they are refused or not enforced (W25).',
    source: RULESETS,
    check: (registry) =>
      lacking(
        registry,
        'team',
        Object.keys(registry.repositories).map((repository) => ({
          repository,
          pointer: pointer('repositories', repository, 'visibility'),
          what: 'rulesets',
        })),
        '',
      ),
  },
  {
    code: 'plan-merge-queue',
    level: 'error',
    title: 'Merge queues outside public repositories need Enterprise',
    why: 'GitHub answers 422, and the whole ruleset is missing.',
    source: MERGE_QUEUE,
    check: (registry) =>
      lacking(
        registry,
        'enterprise',
        Object.entries(registry.repositories)
          .filter(([, { rules }]) => rules.mergeQueue !== undefined)
          .map(([repository]) => ({
            repository,
            pointer: pointer('repositories', repository, 'rules', 'mergeQueue'),
            what: 'a merge queue',
          })),
        ' or no mergeQueue',
      ),
  },
  {
    code: 'plan-internal',
    level: 'error',
    title: 'Internal repositories need Enterprise',
    why: 'Other plans have none, so that the registry’s visibility would be wrong.',
    source: 'docs.github.com "About repositories": internal repositories',
    check: ({ organization, repositories }) =>
      organization.plan === 'enterprise'
        ? []
        : Object.entries(repositories)
            .filter(([, { visibility }]) => visibility === 'internal')
            .map(([key]) => ({
              pointer: pointer('repositories', key, 'visibility'),
              message: `${showValue(key)} is internal, which GitHub's plan ${showValue(organization.plan)} doesn't have`,
              allowed: '"public" or "private", or organization.plan "enterprise"',
            })),
  },
];
