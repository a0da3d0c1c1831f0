import type { WaiverVerdict } from '../../evidence/waivers/judge';
import { rotations } from '../../plan/rotation';
import { days } from '../../registry/dates';
import type { Registry } from '../../registry/schema';
import type { SecretStatus, WaiverStatus } from './model';

/** The number of days before its end on which a waiver is reported. */
const WAIVER_SOON = 3;
/** The number of days before its rotation on which a secret is reported. */
const SECRET_SOON = 14;

/** Secrets whose rotation is due, due soon or was never recorded: the soonest first. */
export function secretsSoon(registry: Registry, now: Date): readonly SecretStatus[] {
  return rotations(registry, now).flatMap(({ surface, tier, name, owner, state, dueAt }): readonly SecretStatus[] => {
    const about = { surface, tier, name, owner, dueAt: dueAt ?? null };
    if (state !== 'fresh') return [{ ...about, state }];
    const isSoon = dueAt !== undefined && Date.parse(dueAt) - now.getTime() <= days(SECRET_SOON);
    return isSoon ? [{ ...about, state: 'soon' }] : [];
  });
}

/** A judged waiver in the status's form. */
export function waiverStatus({ waiverId, status, reason, waiver, usesLeft }: WaiverVerdict, now: Date): WaiverStatus {
  const left = waiver === undefined ? Number.NaN : Date.parse(waiver.expiresAt) - now.getTime();
  return {
    id: waiverId,
    check: waiver?.checkId ?? null,
    surfaces: waiver?.surfaces ?? [],
    status,
    reason,
    constraint: waiver?.constraint ?? null,
    riskIfUnchanged: waiver?.riskIfUnchanged ?? null,
    usesLeft,
    expiresAt: waiver?.expiresAt ?? null,
    endsSoon: status === 'valid' && left <= days(WAIVER_SOON),
  };
}
