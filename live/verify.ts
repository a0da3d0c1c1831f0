import type { FoundationPlan, TierPlan } from '../plan/types';
import type { Registry } from '../registry/schema';
import { compare, type Finding } from './compare';
import { declaredAddresses, expectedObjects } from './expected';
import type { Snapshot } from './snapshot';
import { type Readers, takeSnapshot } from './take';

/** What a verification found, with the snapshot that it looked at. */
export interface Verification {
  readonly stack: string;
  readonly snapshot: Snapshot;
  readonly findings: readonly Finding[];
}

/** Reads the world and compares it with a plan. Reads only; what cannot be read is a finding. */
export async function verifyPlan(
  registry: Registry,
  plan: FoundationPlan | TierPlan,
  readers: Readers,
): Promise<Verification> {
  const snapshot = await takeSnapshot(plan, readers);
  const apps = new Map(
    snapshot.objects.filter(({ kind }) => kind === 'app').map(({ address, fields }) => [address, fields['id']]),
  );
  const appId = (slug: string) => {
    const id = apps.get(`app/${slug}`);
    return typeof id === 'number' ? id : undefined;
  };
  const { organization, stack } = plan;
  const expected = expectedObjects(plan, appId);
  return {
    stack,
    snapshot,
    findings: compare({ organization, stack, expected, declared: declaredAddresses(registry), snapshot }),
  };
}
