import { calledIn, FOUNDATION, serviceEnvironmentName } from '../registry/naming';
import type { Registry } from '../registry/schema';
import type { Principal } from '../registry/schema/primitives';
import type { Surface } from '../registry/schema/surface';
import { branchOf, highestTier, isOnTier, repositoryOf, tierChain } from '../registry/selectors';
import { usesPassphrase } from '../registry/state-logins';
import { netlifyOf } from '../registry/targets';
import { repositoryRef } from './environments';
import { isTombstoned } from './protection';
import { sortedBy, sortedSet } from './sorted';
import type { EnvironmentPlan, SecretPlan } from './types';

/** The passphrase that decrypts a stack's state and secrets with the passphrase provider. */
export const STATE_PASSPHRASE = 'PULUMI_CONFIG_PASSPHRASE';

/** The variable from which the Netlify provider reads its token; the provider chose the name. */
export const NETLIFY_TOKEN = 'NETLIFY_API_TOKEN';

/** The token that queries new errors; Sentry's own tools read the same name. */
export const ALERTS_TOKEN = 'SENTRY_AUTH_TOKEN';

interface ServiceArgs {
  readonly repositoryKey: string;
  readonly name: string;
  readonly branches: readonly string[];
  readonly secrets: readonly string[];
  readonly reviewers?: readonly Principal[];
}

function serviceEnvironment(registry: Registry, args: ServiceArgs): EnvironmentPlan {
  const owner = registry.governance.owners[0];
  if (!owner) throw new Error('governance.owners is not empty by schema');
  const secrets = sortedSet(args.secrets).map(
    (name): SecretPlan => ({ name, managed: 'external', owner, rotateEvery: 'P90D' }),
  );
  const reviewers = sortedSet(args.reviewers ?? []);
  return {
    key: `${args.repositoryKey}.service.${args.name}`,
    kind: 'service',
    repository: repositoryRef(registry, args.repositoryKey),
    name: args.name,
    surfaces: [],
    waitMinutes: 0,
    adminsBypass: false,
    // GitHub refuses the flag on an environment without reviewers (safe-settings#628, W5).
    preventSelfReview: reviewers.length > 0,
    reviewers,
    branches: sortedSet(args.branches),
    variables: [],
    secrets,
    protect: !isTombstoned(registry, [
      { kind: 'environment', key: args.name },
      { kind: 'repository', key: args.repositoryKey },
    ]),
  };
}

function isOnNetlify(surfaces: readonly Surface[], tierId: string): boolean {
  return surfaces.some((surface) => netlifyOf(surface) && isOnTier(surface, tierId));
}

function stackEnvironments(registry: Registry, repositoryKey: string): readonly EnvironmentPlan[] {
  if (repositoryKey !== registry.governance.repository) return [];
  const { apps, governance, surfaces } = registry;
  const branches = [repositoryOf(registry, repositoryKey).defaultBranch];
  // The foundation is applied under the highest tier's approval.
  const stacks = [{ name: FOUNDATION, called: FOUNDATION, tier: highestTier(registry) }].concat(
    tierChain(registry).map((tier) => ({ name: tier.id, called: calledIn(tier), tier })),
  );
  return stacks.flatMap(({ name, called, tier }) => {
    const secrets = [
      ...(usesPassphrase(registry.state) ? [STATE_PASSPHRASE] : []),
      // The foundation has no object at Netlify, because sites belong to tiers.
      ...(name !== FOUNDATION && isOnNetlify(surfaces, name) ? [NETLIFY_TOKEN] : []),
    ];
    const common = { repositoryKey, branches };
    return [
      ...(apps.provisioning
        ? [
            serviceEnvironment(registry, {
              ...common,
              name: serviceEnvironmentName.infrastructure(called),
              secrets: [...secrets, apps.provisioning.keySecret],
              reviewers: tier.approval?.reviewers ?? governance.owners,
            }),
          ]
        : []),
      ...(apps.inspection
        ? [
            serviceEnvironment(registry, {
              ...common,
              name: serviceEnvironmentName.inspect(called),
              secrets: [...secrets, apps.inspection.keySecret],
            }),
          ]
        : []),
    ];
  });
}

function deliveryEnvironments(registry: Registry, repositoryKey: string): readonly EnvironmentPlan[] {
  const { apps, surfaces } = registry;
  const ownSurfaces = surfaces.filter((surface) => surface.repository === repositoryKey);
  if (ownSurfaces.length === 0) return [];
  const tiers = tierChain(registry).filter((tier) => ownSurfaces.some((surface) => isOnTier(surface, tier.id)));
  const { delivery, evidence } = apps;
  const [first] = tiers;
  return [
    ...(delivery
      ? tiers.map((tier) =>
          serviceEnvironment(registry, {
            repositoryKey,
            name: serviceEnvironmentName.delivery(calledIn(tier)),
            branches: [branchOf(registry, repositoryKey, tier)],
            // Only Netlify knows whether a deploy can be restored and which one is published. Only the tracker knows
            // whether errors are new since a deploy.
            secrets: [
              delivery.keySecret,
              ...(isOnNetlify(ownSurfaces, tier.id) ? [NETLIFY_TOKEN] : []),
              ...(ownSurfaces.some((surface) => surface.alerts && isOnTier(surface, tier.id)) ? [ALERTS_TOKEN] : []),
            ],
          }),
        )
      : []),
    // Deploy previews of pull requests are drafts on the first tier's site. Only the default branch's code creates
    // them.
    ...(delivery && first && isOnNetlify(ownSurfaces, first.id)
      ? [
          serviceEnvironment(registry, {
            repositoryKey,
            name: serviceEnvironmentName.preview(),
            branches: [repositoryOf(registry, repositoryKey).defaultBranch],
            secrets: [NETLIFY_TOKEN],
          }),
        ]
      : []),
    ...(evidence
      ? [
          serviceEnvironment(registry, {
            repositoryKey,
            name: serviceEnvironmentName.evidence(),
            branches: [
              repositoryOf(registry, repositoryKey).defaultBranch,
              ...tiers.map((tier) => branchOf(registry, repositoryKey, tier)),
            ],
            secrets: [evidence.keySecret],
          }),
        ]
      : []),
  ];
}

// If no plan has this environment, GitHub creates it at the first deployment of Pages.
function pagesEnvironments(registry: Registry, repositoryKey: string): readonly EnvironmentPlan[] {
  if (registry.report.publish !== 'pages' || repositoryKey !== registry.governance.repository) return [];
  const branches = [repositoryOf(registry, repositoryKey).defaultBranch];
  return [serviceEnvironment(registry, { repositoryKey, name: serviceEnvironmentName.pages(), branches, secrets: [] })];
}

/**
 * The service environments of a repository, each limited to exact branches: those that hold the keys of the Apps in
 * use, and that of its Pages.
 */
export function serviceEnvironments(registry: Registry, repositoryKey: string): readonly EnvironmentPlan[] {
  return sortedBy(
    [
      ...stackEnvironments(registry, repositoryKey),
      ...deliveryEnvironments(registry, repositoryKey),
      ...pagesEnvironments(registry, repositoryKey),
    ],
    ({ key }) => key,
  );
}
