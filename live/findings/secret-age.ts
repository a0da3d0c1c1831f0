import { durationMs } from '../../plan/rotation';
import type { FoundationPlan, TierPlan } from '../../plan/types';
import { startOfDay } from '../../registry/dates';
import type { Finding } from '../finding';
import { type PlacedSecret, placedSecrets } from '../placed-secrets';
import { fillSecret } from '../repair/secrets';
import type { SeenObject, Snapshot } from '../snapshot';

function judge(
  secret: PlacedSecret,
  object: SeenObject,
  plan: FoundationPlan | TierPlan,
  now: Date,
): readonly Finding[] {
  const { address, rotateEvery, lastRotated } = secret;
  const { updatedAt } = object.fields;
  const repair = fillSecret(plan, secret, object);
  const written = typeof updatedAt === 'string' ? Date.parse(updatedAt) : Number.NaN;
  if (Number.isNaN(written)) {
    return [
      { kind: 'unverified', address, field: 'updatedAt', reason: 'it is unknown when it was last written', repair },
    ];
  }
  const seen = updatedAt ?? null;
  const isStale = written + durationMs(rotateEvery) <= now.getTime();
  const start = lastRotated === undefined ? undefined : startOfDay(lastRotated);
  // The registry records a rotation that never happened here: the old value still works.
  const isBehind = start !== undefined && written < start;
  return [
    ...(isStale
      ? [{ kind: 'different' as const, address, field: 'rotateEvery', planned: rotateEvery, seen, repair }]
      : []),
    ...(isBehind
      ? [{ kind: 'different' as const, address, field: 'lastRotated', planned: lastRotated, seen, repair }]
      : []),
  ];
}

/**
 * External secrets that are older than the registry allows, or older than the rotation that it records. `pulumi up`
 * writes the managed ones, and `causeway secrets due` judges them.
 */
export function secretAgeFindings(plan: FoundationPlan | TierPlan, snapshot: Snapshot, now: Date): readonly Finding[] {
  const seen = new Map(snapshot.objects.map((object) => [object.address, object]));
  return placedSecrets(plan)
    .filter(({ managed }) => managed === 'external')
    .flatMap((secret) => {
      const object = seen.get(secret.address);
      // A missing secret is reported as missing or unverified already.
      return object ? judge(secret, object, plan, now) : [];
    });
}
