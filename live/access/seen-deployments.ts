import { type AddressOf, siteAddress } from '../../plan/address';
import { sortedSet } from '../../plan/sorted';
import type { Registry } from '../../registry/schema';
import { findTier } from '../../registry/selectors';
import { isHidden } from '../compare';
import { type Deployment, deploymentsOf } from './deployments';
import {
  branchesSeen,
  fieldOr,
  isBlind,
  nameOf,
  namesIn,
  objectsIn,
  principalsOf,
  type SeenWorld,
  seenAt,
} from './seen-world';

/** One approval environment: its approvers, and whether self-approval is refused. */
interface Gate {
  readonly reviewers: readonly string[];
  readonly isOwnRefused: boolean;
  readonly adminsBypass: boolean;
}

function gateSeen(world: SeenWorld, address: AddressOf<'environment'>, planned: Gate): Gate {
  const seen = seenAt(world, address);
  if (seen === 'unknown') return planned;
  // GitHub creates a missing environment on the fly, without any protection.
  if (seen === 'gone') return { reviewers: [], isOwnRefused: false, adminsBypass: false };
  return {
    reviewers: principalsOf(fieldOr(world, seen, 'reviewers', planned.reviewers), planned.reviewers),
    isOwnRefused: fieldOr(world, seen, 'preventSelfReview', planned.isOwnRefused) === true,
    adminsBypass: fieldOr(world, seen, 'adminsBypass', planned.adminsBypass) === true,
  };
}

function secretsSeen(
  world: SeenWorld,
  { repository, environment }: AddressOf<'environment'>,
  planned: readonly string[],
): readonly string[] {
  const list = { list: 'secret', repository, environment } as const;
  return isBlind(world, list) ? planned : sortedSet(namesIn(world, list));
}

function siteSeen(world: SeenWorld, site: NonNullable<Deployment['site']>): Deployment['site'] {
  const address = siteAddress(site);
  const list = { list: 'variable', team: site.team, site: site.name } as const;
  const seen = seenAt(world, address);
  if (seen === 'gone') return undefined;
  if (seen === 'unknown' || isBlind(world, list)) return site;
  const secrets = objectsIn(world, list)
    .filter(({ address: own, fields }) => fields['secret'] === true || isHidden(world.unverified, own, 'secret'))
    .map(nameOf);
  return { ...site, secrets: sortedSet(secrets) };
}

function deploymentSeen(registry: Registry, world: SeenWorld, planned: Deployment): Deployment {
  const { repository, environment, approvals, reviewers, adminsBypass, site: plannedSite, ...rest } = planned;
  const approval = findTier(registry, planned.tier)?.approval;
  const gate = { reviewers, isOwnRefused: approval?.preventSelfReview === true, adminsBypass };
  const at = (name: string) => ({ kind: 'environment', repository, environment: name }) as const;
  const all = approvals.map((name) => gateSeen(world, at(name), gate));
  const gates = all.filter((each) => each.reviewers.length > 0);
  const deploy = seenAt(world, at(environment));
  const site = plannedSite && siteSeen(world, plannedSite);
  const quorum = gates.length;
  const bypass = gates.some((each) => each.adminsBypass);
  return {
    ...rest,
    repository,
    environment,
    approvals,
    quorum,
    reviewers: sortedSet(gates.flatMap((each) => each.reviewers)),
    others: Math.max(0, gates.every(({ isOwnRefused }) => isOwnRefused) ? quorum : quorum - 1),
    adminsBypass: approvals.length === 0 ? adminsBypass : bypass,
    ...(deploy === 'unknown'
      ? {}
      : deploy === 'gone'
        ? { branches: ['*'], secrets: [] }
        : {
            branches: branchesSeen(world, at(environment), deploy, planned.branches),
            secrets: secretsSeen(world, at(environment), planned.secrets),
          }),
    ...(site ? { site } : {}),
  };
}

/**
 * Every deployment of a registry as the world has it; where something could not be seen, the registry's value is used.
 */
export function seenDeployments(registry: Registry, world: SeenWorld): readonly Deployment[] {
  return deploymentsOf(registry).map((planned) => deploymentSeen(registry, world, planned));
}
