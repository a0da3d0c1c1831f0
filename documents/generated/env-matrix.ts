import { planFoundation } from '../../plan/foundation';
import { rotations } from '../../plan/rotation';
import { planTier } from '../../plan/tier';
import type { EnvironmentPlan, SecretPlan, SitePlan, TierPlan } from '../../plan/types';
import { REGISTRY_PATH } from '../../registry/derived-variables';
import { inlineCode, inlineCodes } from '../../registry/markdown';
import type { Registry } from '../../registry/schema';
import { showValue } from '../../registry/secret-looking';
import { tierChain } from '../../registry/selectors';
import { generatedPage, pageTable } from './page';

/** The page's path. */
export const ENV_MATRIX_PATH = 'docs/deployment/env_matrix.md';

/** The holder of a surface's variables and secrets on a tier, and its name for people. */
interface Holder {
  readonly surface: string;
  readonly where: string;
  readonly holds: Pick<EnvironmentPlan | SitePlan, 'variables' | 'secrets'>;
}

function holdersOf({ environments, sites }: TierPlan): readonly Holder[] {
  return [
    ...environments.map((environment) => ({
      surface: environment.surfaces.join(', '),
      where: `GitHub environment ${inlineCode(environment.name)} of ${inlineCode(environment.repository.name)}`,
      holds: environment,
    })),
    ...sites.map((site) => ({
      surface: site.surface,
      where: `Netlify site ${inlineCode(site.name)} of team ${inlineCode(site.team)}`,
      holds: site,
    })),
  ];
}

// Dates instead of days left: the page depends only on the registry.
function dueDates(registry: Registry): ReadonlyMap<string, string | undefined> {
  const all = rotations(registry, new Date(0));
  return new Map(all.map(({ surface, tier, name, dueAt }) => [`${surface} ${tier} ${name}`, dueAt?.slice(0, 10)]));
}

function placeOfValue({ managed }: SecretPlan, stack: string): string {
  if (managed === 'external') return 'set there by its owner, in no file';
  return `encrypted in ${inlineCode(`Pulumi.${stack}.yaml`)}, written by ${inlineCode('pulumi up')}`;
}

function tierSection(registry: Registry, tier: string, due: ReadonlyMap<string, string | undefined>) {
  const holders = holdersOf(planTier(registry, tier));
  const variables = holders.flatMap(({ surface, where, holds }) =>
    holds.variables.map(({ name, value }) => [surface, inlineCode(name), inlineCode(showValue(value)), where]),
  );
  const secrets = holders.flatMap(({ surface, where, holds }) =>
    holds.secrets.map((secret) => [
      ...[
        surface,
        inlineCode(secret.name),
        where,
        placeOfValue(secret, tier),
        inlineCode(secret.owner),
        inlineCode(secret.rotateEvery),
      ],
      ...[secret.lastRotated ?? 'not recorded', due.get(`${surface} ${tier} ${secret.name}`) ?? 'not known'],
    ]),
  );
  return [
    `## ${tier}`,
    '',
    ...pageTable(['surface', 'variable', 'value', 'where'], variables, 'No variables.'),
    ...pageTable(
      ['surface', 'secret', 'where', 'value', 'owner', 'every', 'last rotated', 'due'],
      secrets,
      'No secrets.',
    ),
  ];
}

function foundationSection(registry: Registry): readonly string[] {
  const { repositories } = planFoundation(registry);
  const variables = repositories.flatMap(({ repository, variables: own }) =>
    own.map(({ name, value }) => [inlineCode(repository.name), inlineCode(name), inlineCode(showValue(value))]),
  );
  const secrets = repositories.flatMap(({ environments }) =>
    environments.flatMap(({ repository, name, branches, reviewers, secrets: own }) =>
      own.map((secret) => [
        ...[
          inlineCode(repository.name),
          inlineCode(name),
          inlineCode(secret.name),
          inlineCodes(branches),
          inlineCodes(reviewers),
        ],
        ...[inlineCode(secret.owner), inlineCode(secret.rotateEvery)],
      ]),
    ),
  );
  return [
    '## foundation',
    '',
    'Everything that belongs to repositories and not to a tier. The secrets here are the keys of the Apps, and people set them.',
    '',
    ...pageTable(['repository', 'variable', 'value'], variables, 'No variables.'),
    ...pageTable(
      ['repository', 'service environment', 'secret', 'from branch', 'approved by', 'owner', 'every'],
      secrets,
      'No service environments: the registry names no App.',
    ),
  ];
}

/**
 * The content of the environment matrix: every variable and secret on every tier, its owner, and the place of its
 * value.
 */
export function envMatrixDocument(registry: Registry): string {
  const due = dueDates(registry);
  return generatedPage({
    title: 'Environment matrix',
    source: REGISTRY_PATH,
    lines: [
      `A value of a secret is never here. What is due today: ${inlineCode('causeway secrets due')}.`,
      '',
      ...tierChain(registry).flatMap(({ id }) => tierSection(registry, id, due)),
      ...foundationSection(registry),
    ],
  });
}
