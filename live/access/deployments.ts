import { deployEnvironment } from '../../plan/environments';
import { sitePlan } from '../../plan/sites';
import { sortedBy, sortedSet } from '../../plan/sorted';
import { approvalEnvironmentNames } from '../../registry/naming';
import type { Registry } from '../../registry/schema';
import type { Principal } from '../../registry/schema/primitives';
import { branchOf, repositoryOf, tiersOf } from '../../registry/selectors';

/** One surface on one tier: its approvers and the extent of a deployment. */
export interface Deployment {
  readonly surface: string;
  readonly tier: string;
  /** GitHub's name. */
  readonly repository: string;
  /** The branches from which it may be deployed; a registry names one. */
  readonly branches: readonly string[];
  readonly approvals: readonly string[];
  readonly reviewers: readonly Principal[];
  /** The number of people besides the requester who must approve. */
  readonly others: number;
  readonly quorum: number;
  readonly adminsBypass: boolean;
  readonly environment: string;
  /** Secrets of the environment, by name. */
  readonly secrets: readonly string[];
  readonly site?: { readonly team: string; readonly name: string; readonly secrets: readonly string[] };
}

/** Every deployment of a registry, by surface and then by tier, lowest first. */
export function deploymentsOf(registry: Registry): readonly Deployment[] {
  return sortedBy(registry.surfaces, ({ id }) => id).flatMap((surface) =>
    tiersOf(registry, surface).map((tier): Deployment => {
      const environment = deployEnvironment(registry, surface, tier);
      const site = sitePlan(registry, surface, tier);
      const quorum = tier.approval?.quorum ?? 0;
      return {
        surface: surface.id,
        tier: tier.id,
        repository: repositoryOf(registry, surface.repository).name,
        branches: [branchOf(registry, surface.repository, tier)],
        approvals: approvalEnvironmentNames(registry, tier, surface),
        reviewers: sortedSet(tier.approval?.reviewers ?? []),
        quorum,
        // Where reviewers may approve their own run, the requester counts as one of the quorum.
        others: tier.approval && !tier.approval.preventSelfReview ? quorum - 1 : quorum,
        adminsBypass: tier.adminsBypass,
        environment: environment.name,
        secrets: environment.secrets.map(({ name }) => name),
        ...(site ? { site: { team: site.team, name: site.name, secrets: site.secrets.map(({ name }) => name) } } : {}),
      };
    }),
  );
}

/**
 * The people who can request a deployment: its reviewers where self-approval counts, otherwise everyone who can push a
 * commit there.
 */
export function whoAsks({ reviewers, quorum, branches, repository }: Deployment): string {
  return quorum > 0 ? reviewers.join(', ') : `whoever can push to ${branches.join(', ')} of ${repository}`;
}
