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
      { kind: 'unverified', address, field: 'updatedAt', reason: 'nobody says when it was last written', repair },
    ];
  }
  const seen = updatedAt ?? null;
  const isStale = written + durationMs(rotateEvery) <= now.getTime();
  const start = lastRotated === undefined ? undefined : startOfDay(lastRotated);
  // The registry tells of a rotation that never came here: the old value still works.
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
 * External secrets that were written longer ago than the registry allows, or before the rotation that it records. Those
 * that we manage are written by `pulumi up`, and judged by `causeway secrets due`.
 */
export function secretAgeFindings(plan: FoundationPlan | TierPlan, snapshot: Snapshot, now: Date): readonly Finding[] {
  const seen = new Map(snapshot.objects.map((object) => [object.address, object]));
  return placedSecrets(plan)
    .filter(({ managed }) => managed === 'external')
    .flatMap((secret) => {
      const object = seen.get(secret.address);
      // One that is not there is missing or unverified already.
      return object ? judge(secret, object, plan, now) : [];
    });
}
