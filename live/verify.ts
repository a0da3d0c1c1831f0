import type { FoundationPlan, TierPlan } from '../plan/types';
import type { Registry } from '../registry/schema';
import { compare, type Finding, sortedFindings } from './compare';
import { declaredAddresses, expectedObjects, type SeenIds } from './expected';
import { secretAgeFindings } from './findings/secret-age';
import { shadowFindings } from './findings/shadows';
import type { Blind, Snapshot } from './snapshot';
import { type Readers, takeSnapshot } from './take';

/** What a verification found, with the snapshot that it looked at. */
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
    appId: (slug) => idAt(`app/${slug}`),
    rulesetId: (repository, ruleset) => idAt(`${repository}/ruleset/${ruleset}`),
  };
}

/** Where a repository's rulesets were not all seen, nobody can say whose rules are in force on its branches. */
function unknownSources({ unverified }: Snapshot): readonly Blind[] {
  return unverified.flatMap(({ address, field }) => {
    const [repository, kind] = address.split('/');
    if (kind !== 'ruleset' || field !== undefined) return [];
    return [{ address: `${repository}/branch-rules`, reason: 'the rulesets that these could come from were not seen' }];
  });
}

/** What a snapshot says against a plan at a time. Pure. */
export function judgeSnapshot(
  registry: Registry,
  plan: FoundationPlan | TierPlan,
  taken: Snapshot,
  now: Date,
): readonly Finding[] {
  const { organization, stack } = plan;
  const snapshot = { ...taken, unverified: [...taken.unverified, ...unknownSources(taken)] };
  const expected = expectedObjects(plan, idsIn(snapshot));
  const declared = declaredAddresses(registry, 'tier' in plan ? plan.tier : undefined);
  return sortedFindings([
    ...compare({ organization, stack, expected, declared, snapshot }),
    ...shadowFindings(plan, snapshot),
    ...secretAgeFindings(plan, snapshot, now),
  ]);
}

/** Reads the world and compares it with a plan, secrets' ages at the time `now`. Reads only; what cannot be read is a finding. */
export async function verifyPlan(
  registry: Registry,
  plan: FoundationPlan | TierPlan,
  readers: Readers,
  now: Date,
): Promise<Verification> {
  const snapshot = await takeSnapshot(plan, readers);
  return { stack: plan.stack, snapshot, findings: judgeSnapshot(registry, plan, snapshot, now) };
}
