import { startOfDay } from '../registry/dates';
import type { Registry } from '../registry/schema';
import type { Principal } from '../registry/schema/primitives';
import { secretsOn, tiersOf } from '../registry/selectors';
import { sortedBy } from './sorted';

const SECOND = 1_000;
const UNITS = { W: 604_800, D: 86_400, H: 3_600, M: 60, S: 1 } as const;

/** A duration of the registry in milliseconds. The schema has no months, so that every letter means one thing. */
export function durationMs(duration: string): number {
  const parts = duration.matchAll(/(\d+)([WDHMS])/g);
  return [...parts].reduce(
    (sum, [, count, unit]) => sum + Number(count) * UNITS[unit as keyof typeof UNITS] * SECOND,
    0,
  );
}

/** When a secret of a surface on a tier is to be rotated. */
export interface Rotation {
  readonly surface: string;
  readonly tier: string;
  readonly name: string;
  readonly managed: 'external' | 'pulumi';
  readonly owner: Principal;
  readonly rotateEvery: string;
  readonly lastRotated?: string;
  /** RFC 3339; absent when no rotation was recorded. */
  readonly dueAt?: string;
  readonly state: 'due' | 'fresh' | 'unknown';
}

/**
 * Every secret of every surface on every tier. Secrets without a recorded rotation come first (`unknown`, not fresh),
 * then by due date.
 */
export function rotations(registry: Registry, now: Date): readonly Rotation[] {
  const all = registry.surfaces.flatMap((surface) =>
    tiersOf(registry, surface).flatMap((tier) =>
      secretsOn(surface, tier.id).map(({ name, managed, owner, rotateEvery, lastRotated }): Rotation => {
        const about = { surface: surface.id, tier: tier.id, name, managed, owner, rotateEvery };
        const start = lastRotated === undefined ? undefined : startOfDay(lastRotated);
        if (lastRotated === undefined || start === undefined) return { ...about, state: 'unknown' };
        const due = start + durationMs(rotateEvery);
        return {
          ...about,
          lastRotated,
          dueAt: new Date(due).toISOString(),
          state: due <= now.getTime() ? 'due' : 'fresh',
        };
      }),
    ),
  );
  return sortedBy(all, ({ dueAt, surface, tier, name }) => `${dueAt ?? ''} ${surface} ${tier} ${name}`);
}
