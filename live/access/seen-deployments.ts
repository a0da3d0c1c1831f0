import { sortedSet } from '../../plan/sorted';
import type { Registry } from '../../registry/schema';
import { findTier } from '../../registry/selectors';
import { isHidden } from '../compare';
import type { SeenObject } from '../snapshot';
import { type Deployment, deploymentsOf } from './deployments';
import { branchesSeen, fieldOr, namesBelow, principalsOf, type SeenWorld, seenAt } from './seen-world';

/** One approval environment: who can say yes in it, and whether to their own run. */
interface Gate {
  readonly reviewers: readonly string[];
  readonly isOwnRefused: boolean;
  readonly adminsBypass: boolean;
}

function environmentAddress(repository: string, name: string): string {
  return `${repository}/environment/${name.toLowerCase()}`;
}

function gateSeen(world: SeenWorld, address: string, planned: Gate): Gate {
  const seen = seenAt(world, address);
  if (seen === 'unknown') return planned;
  // GitHub makes an environment that is not there on the fly, without any protection.
  if (seen === 'gone') return { reviewers: [], isOwnRefused: false, adminsBypass: false };
  return {
    reviewers: principalsOf(fieldOr(world, seen, 'reviewers', planned.reviewers)),
    isOwnRefused: fieldOr(world, seen, 'preventSelfReview', planned.isOwnRefused) === true,
    adminsBypass: fieldOr(world, seen, 'adminsBypass', planned.adminsBypass) === true,
  };
}

function secretsSeen(world: SeenWorld, { address }: SeenObject, planned: readonly string[]): readonly string[] {
  return isHidden(world.unverified, `${address}/secret`) ? planned : sortedSet(namesBelow(world, address, 'secret'));
}

function siteSeen(world: SeenWorld, site: NonNullable<Deployment['site']>): Deployment['site'] {
  const address = `netlify/${site.team}/${site.name}`;
  const seen = seenAt(world, address);
  if (seen === 'gone') return undefined;
  if (seen === 'unknown' || isHidden(world.unverified, `${address}/variable`)) return site;
  const variables = [...world.objects.values()].filter((one) => one.address.startsWith(`${address}/variable/`));
  const secrets = variables
    .filter(({ address: own, fields }) => fields['secret'] === true || isHidden(world.unverified, own, 'secret'))
    .map((one) => one.address.slice(`${address}/variable/`.length));
  return { ...site, secrets: sortedSet(secrets) };
}

function deploymentSeen(registry: Registry, world: SeenWorld, planned: Deployment): Deployment {
  const { repository, environment, approvals, reviewers, adminsBypass, site: plannedSite, ...rest } = planned;
  const approval = findTier(registry, planned.tier)?.approval;
  const gate = { reviewers, isOwnRefused: approval?.preventSelfReview === true, adminsBypass };
  const all = approvals.map((name) => gateSeen(world, environmentAddress(repository, name), gate));
  const gates = all.filter((each) => each.reviewers.length > 0);
  const deploy = seenAt(world, environmentAddress(repository, environment));
  const site = plannedSite && siteSeen(world, plannedSite);
  const quorum = gates.length;
  const bypass = gates.some((each) => each.adminsBypass);
  return {
    ...{ ...rest, repository, environment, approvals, quorum },
    reviewers: sortedSet(gates.flatMap((each) => each.reviewers)),
    others: Math.max(0, gates.every(({ isOwnRefused }) => isOwnRefused) ? quorum : quorum - 1),
    adminsBypass: approvals.length === 0 ? adminsBypass : bypass,
    ...(deploy === 'unknown'
      ? {}
      : deploy === 'gone'
        ? { branches: ['*'], secrets: [] }
        : {
            branches: branchesSeen(world, deploy, planned.branches),
            secrets: secretsSeen(world, deploy, planned.secrets),
          }),
    ...(site ? { site } : {}),
  };
}

/** Every deployment of a registry as the world has it; what could not be seen is as the registry says. */
export function seenDeployments(registry: Registry, world: SeenWorld): readonly Deployment[] {
  return deploymentsOf(registry).map((planned) => deploymentSeen(registry, world, planned));
}
