import { addressText } from '../plan/address';
import { isWithin, placeText } from '../plan/address-place';
import { identitiesNamed } from '../plan/identities';
import type { FoundationPlan, TierPlan } from '../plan/types';
import type { Registry } from '../registry/schema';
import { compareObjects } from './compare';
import { expectedObjects, type SeenIds } from './expected';
import { type Finding, sortedFindings } from './finding';
import { secretAgeFindings } from './findings/secret-age';
import { shadowFindings } from './findings/shadows';
import { type HeldBy, ownersFor } from './owners';
import { placedSecrets } from './placed-secrets';
import { type Readers, readSnapshot } from './read-snapshot';
import { forgettingFirst } from './repair/apply-command';
import { atHost } from './repair/shell';
import type { Blind, Snapshot } from './snapshot';

/** The findings of a verification, with its snapshot. */
export interface Verification {
  readonly stack: string;
  readonly snapshot: Snapshot;
  readonly findings: readonly Finding[];
}

function idsIn(snapshot: Snapshot): SeenIds {
  const ids = new Map(snapshot.objects.map(({ address, fields }) => [address, fields['id']]));
  const idAt = (address: string) => {
    const id = ids.get(address);
    return typeof id === 'number' ? id : undefined;
  };
  return {
    appId: (app) => idAt(addressText({ kind: 'app', app })),
    rulesetId: (repository, ruleset) => idAt(addressText({ kind: 'ruleset', repository, ruleset })),
  };
}

/** If a repository's rulesets were not all seen, it is unknown which rules are in force on its branches. */
function unknownSources({ unverified }: Snapshot, repositories: readonly string[]): readonly Blind[] {
  const reason = 'the rulesets that these could come from were not seen';
  return repositories
    .filter((repository) => {
      const rulesets = placeText({ list: 'ruleset', repository });
      return unverified.some(({ address, field }) => field === undefined && isWithin(rulesets, address));
    })
    .map((repository) => ({ address: placeText({ list: 'branch-rules', repository }), reason }));
}

/** Judges a snapshot against a plan at a time; `held` holds the contents of the states that were read. Pure. */
function judgeSnapshot(
  registry: Registry,
  plan: FoundationPlan | TierPlan,
  taken: Snapshot,
  now: Date,
  held: HeldBy = new Map(),
): readonly Finding[] {
  const { organization, stack } = plan;
  const { repositories } = identitiesNamed(plan);
  const snapshot = { ...taken, unverified: [...taken.unverified, ...unknownSources(taken, repositories)] };
  const expected = expectedObjects(plan, idsIn(snapshot));
  const owners = ownersFor(registry, plan, held);
  const findings = [
    ...compareObjects({ organization, stack, expected, owners, snapshot, secrets: placedSecrets(plan) }),
    ...shadowFindings(plan, snapshot, owners),
    ...secretAgeFindings(plan, snapshot, now),
  ];
  const { host } = registry.organization;
  const repairs = forgettingFirst(stack, findings);
  return sortedFindings(repairs.map((finding) => ({ ...finding, repair: atHost(host, finding.repair) })));
}

// Loaded here: GitHub answers the first requests meanwhile.
function jobsOf(registry: Registry, plan: TierPlan, { github }: Readers): Promise<readonly Finding[]> {
  const { unguardedJobs } = require('./findings/unguarded-jobs') as typeof import('./findings/unguarded-jobs');
  return unguardedJobs(registry, plan, github);
}

/**
 * Reads the world and compares it with a plan, and secrets' ages at the time `now`. Reads only; an unreadable part is a
 * finding.
 */
export async function verifyPlan(
  registry: Registry,
  plan: FoundationPlan | TierPlan,
  readers: Readers,
  now: Date,
  held?: HeldBy,
): Promise<Verification> {
  const [snapshot, unguarded] = await Promise.all([
    readSnapshot(plan, readers),
    'sites' in plan ? jobsOf(registry, plan, readers) : [],
  ]);
  const findings = sortedFindings([...judgeSnapshot(registry, plan, snapshot, now, held), ...unguarded]);
  return { stack: plan.stack, snapshot, findings };
}
