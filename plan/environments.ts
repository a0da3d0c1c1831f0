import { approvalEnvironmentNames, deployEnvironmentName } from '../registry/naming';
import type { Registry } from '../registry/schema';
import type { Secret, Store, Surface } from '../registry/schema/surface';
import type { Tier } from '../registry/schema/tier';
import { branchOf, repositoryOf, secretsOn, valueOn } from '../registry/selectors';
import { type Identity, isProtectedOnTier } from './protection';
import { sortedBy, sortedSet } from './sorted';
import type { EnvironmentPlan, SecretPlan, VariablePlan } from './types';

/** A repository of the registry by key and GitHub name. */
export function repositoryRef(registry: Registry, key: string): { readonly key: string; readonly name: string } {
  return { key, name: repositoryOf(registry, key).name };
}

/** A surface's variables on a tier that live in one store, by name. */
export function variablesIn(surface: Surface, tierId: string, store: Store): readonly VariablePlan[] {
  const plans = Object.entries(surface.variables).flatMap(([name, variable]) => {
    const value = variable.in.includes(store) ? valueOn(variable.values, tierId) : undefined;
    return value === undefined ? [] : [{ name, value }];
  });
  return sortedBy(plans, (plan) => plan.name);
}

function secretPlan({ name, managed, owner, rotateEvery, lastRotated }: Secret): SecretPlan {
  return { name, managed, owner, rotateEvery, ...(lastRotated === undefined ? {} : { lastRotated }) };
}

/** A surface's secrets on a tier that live in one store, by name. */
export function secretsIn(surface: Surface, tierId: string, store: Store): readonly SecretPlan[] {
  const plans = secretsOn(surface, tierId).filter((secret) => secret.in.includes(store));
  return sortedBy(plans.map(secretPlan), (plan) => plan.name);
}

/** The environment of a surface's deploys to a tier: secrets, variables and the tier's exact branch, no reviewers. */
export function deployEnvironment(registry: Registry, surface: Surface, tier: Tier): EnvironmentPlan {
  const name = deployEnvironmentName(registry, surface, tier);
  const identities: readonly Identity[] = [
    { kind: 'surface', key: surface.id, tier: tier.id },
    { kind: 'environment', key: name, tier: tier.id },
  ];
  return {
    key: `${surface.repository}.${surface.id}.${tier.id}.deploy`,
    kind: 'deploy',
    repository: repositoryRef(registry, surface.repository),
    name,
    surfaces: [surface.id],
    tier: tier.id,
    waitMinutes: tier.waitMinutes,
    adminsBypass: tier.adminsBypass,
    preventSelfReview: false,
    reviewers: [],
    branches: [branchOf(registry, surface.repository, tier)],
    variables: variablesIn(surface, tier.id, 'github'),
    secrets: secretsIn(surface, tier.id, 'github'),
    protect: isProtectedOnTier(registry, tier.id, identities),
  };
}

/**
 * The approval environments of one repository on a tier: one for each person of the quorum, per commit or per surface.
 * They hold no secrets and allow the same exact branch as the deploys.
 */
export function approvalEnvironments(
  registry: Registry,
  repositoryKey: string,
  tier: Tier,
  surfaces: readonly Surface[],
): readonly EnvironmentPlan[] {
  const { approval } = tier;
  if (!approval) return [];
  const units = approval.mode === 'surface' ? surfaces.map((surface) => [surface]) : [surfaces];
  return units.flatMap((unit) => {
    const [first] = unit;
    if (!first) return [];
    const scope = approval.mode === 'surface' ? `${first.id}.` : '';
    return approvalEnvironmentNames(registry, tier, first).map((name, index): EnvironmentPlan => {
      const identities: readonly Identity[] = [
        { kind: 'environment', key: name, tier: tier.id },
        ...(unit.length === 1 ? [{ kind: 'surface', key: first.id, tier: tier.id } as const] : []),
      ];
      return {
        key: `${repositoryKey}.${scope}${tier.id}.approval.${index + 1}`,
        kind: 'approval',
        repository: repositoryRef(registry, repositoryKey),
        name,
        surfaces: sortedSet(unit.map((surface) => surface.id)),
        tier: tier.id,
        waitMinutes: 0,
        adminsBypass: tier.adminsBypass,
        preventSelfReview: approval.preventSelfReview,
        reviewers: sortedSet(approval.reviewers),
        branches: [branchOf(registry, repositoryKey, tier)],
        variables: [],
        secrets: [],
        protect: isProtectedOnTier(registry, tier.id, identities),
      };
    });
  });
}
