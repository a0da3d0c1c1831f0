import { ownName } from '../../plan/address';
import { parseAddress } from '../../plan/address-parse';
import { planFoundation } from '../../plan/foundation';
import { objectsOf } from '../../plan/objects';
import { sortedSet } from '../../plan/sorted';
import { planTier } from '../../plan/tier';
import type { RepositoryPlan } from '../../plan/types';
import type { Registry } from '../../registry/schema';
import { tierChain } from '../../registry/selectors';
import type { Snapshot } from '../snapshot';
import { deploymentFacts } from './deployment-facts';
import { deploymentsOf } from './deployments';
import { type AccessChange, factsDiff } from './diff';
import { type Facts, factWithoutTarget, mergedFacts } from './fact';
import { repositoryFacts } from './repository-facts';
import { seenDeployments } from './seen-deployments';
import { repositorySeen } from './seen-repositories';
import { type SeenWorld, seenWorld } from './seen-world';

/** Differences between the access in the world and the access in the registry, in both directions. */
export interface WorldDiff {
  readonly changes: readonly AccessChange[];
  /** Sentences about unseen parts that were assumed to match the registry. */
  readonly doubts: readonly string[];
}

/**
 * Things that exist only in the world: undeclared environments, names next to those of environments, workflows that
 * approve.
 */
function worldOnly(registry: Registry, { objects }: SeenWorld, { repository }: RepositoryPlan): Facts {
  const plans = [planFoundation(registry), ...tierChain(registry).map(({ id }) => planTier(registry, id))];
  const declared = new Set(plans.flatMap(objectsOf));
  const who = `workflows of ${repository.name}`;
  const grants = [...objects.values()].flatMap(({ address, kind, fields }): readonly string[] => {
    const at = parseAddress(address);
    if (!('repository' in at) || at.repository !== repository.name) return [];
    const last = ownName(at);
    if (kind === 'environment' && !declared.has(address)) return [`use the environment ${last}, which nobody declares`];
    if (kind === 'outer-secret')
      return [`run with the secret ${last} of the ${fields['level']}, whatever their environment`];
    if (kind === 'workflow-permissions' && fields['approvesPullRequests'] === true) return ['approve pull requests'];
    return [];
  });
  const facts = grants.map((what) =>
    factWithoutTarget(
      'grant',
      `repository ${repository.key}`,
      what,
      `this change lets ${who} ${what}`,
      `${who} no longer may ${what}`,
    ),
  );
  return { facts, levels: [], scopes: new Map() };
}

/** Compares the registry's access with the snapshots of its stacks. Pure. */
export function worldDiff(registry: Registry, snapshots: readonly Snapshot[]): WorldDiff {
  const world = seenWorld(snapshots);
  const { repositories } = planFoundation(registry);
  const seen = repositories.map((repository) => repositorySeen(world, repository));
  const planned = mergedFacts([deploymentFacts(deploymentsOf(registry)), repositoryFacts(registry, repositories)]);
  const real = mergedFacts([
    deploymentFacts(seenDeployments(registry, world)),
    repositoryFacts(registry, seen),
    ...repositories.map((repository) => worldOnly(registry, world, repository)),
  ]);
  return {
    changes: factsDiff(planned, real).map(({ effect, message }) => ({
      effect,
      message: message.replace(/^this change /, 'the world '),
    })),
    doubts: sortedSet(
      world.unverified.map(
        ({ address, field, reason }) => `${address}${field === undefined ? '' : ` (${field})`}: ${reason}`,
      ),
    ),
  };
}
