import type { Registry } from './schema';
import type { Surface } from './schema/surface';

/**
 * The longest time of a leaf's run, in minutes: spending the ticket, deploying, and as long again as the first for
 * runners to become free. The wait timer of the tier's environments comes in addition.
 */
export function leafMinutes({ timeouts: { deploy, short } }: Pick<Registry, 'timeouts'>): number {
  return short + deploy + short;
}

/**
 * The longest time of a monitor's watch over one of some surfaces, in minutes. Besides its window, the job reads back,
 * decides and signs, as a rollback does.
 */
export function watchMinutes({ timeouts }: Pick<Registry, 'timeouts'>, surfaces: readonly Surface[]): number {
  const longest = Math.max(...surfaces.map(({ health }) => health?.windowSeconds ?? 0), 0);
  return timeouts.rollback + Math.max(10, Math.ceil(longest / 60));
}

/** The longest time of the job that reports the check of a surface: it waits for the checks of others, and works besides. */
export function surfaceCheckMinutes({ timeouts: { checks, short } }: Pick<Registry, 'timeouts'>): number {
  return checks + short;
}
