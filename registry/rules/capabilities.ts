import { pointer } from '../problem';
import type { Rule } from '../rule';
import { showValue } from '../secret-looking';
import { secretsOn } from '../selectors';
import { deployments } from './deployments';
import { governing, lacking, perTier } from './plan-needs';

const ENVIRONMENTS = 'docs.github.com "Deployments and environments": availability by plan';

const MERGE_QUEUE =
  'docs.github.com "Managing a merge queue": public repositories of organizations, others with GitHub Enterprise Cloud';

const RULESETS = 'docs.github.com "About rulesets": availability by plan';

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
