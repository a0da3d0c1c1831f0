import { parityTiers } from '../registry/rules/toggles';
import type { Registry } from '../registry/schema';
import { isOnTier } from '../registry/selectors';
import { sortedBy } from './sorted';

/** One toggle of a surface, compared across the tiers where it should be equal. */
export interface ToggleParity {
  readonly surface: string;
  readonly toggle: string;
  /** The values on the compared tiers, lowest first; undefined: the toggle does not name the tier. */
  readonly values: Readonly<Record<string, boolean | undefined>>;
  /** `unexplained`: the values differ without a reason. */
  readonly verdict: 'equal' | 'explained' | 'unexplained';
  readonly reason?: string;
}

/** Every toggle of every surface with its values on the tiers beyond the first, by surface and name. */
export function toggleParity(registry: Registry): readonly ToggleParity[] {
  const compared = parityTiers(registry);
  return sortedBy(registry.surfaces, ({ id }) => id).flatMap((surface) => {
    const own = compared.filter((id) => isOnTier(surface, id));
    return sortedBy(Object.entries(surface.toggles), ([name]) => name).map(([name, toggle]): ToggleParity => {
      const values = Object.fromEntries(
        own.map((id) => {
          const value = Object.hasOwn(toggle, id) ? toggle[id] : undefined;
          return [id, typeof value === 'boolean' ? value : undefined];
        }),
      );
      const differs = new Set(Object.values(values)).size > 1;
      const { reason } = toggle;
      return {
        surface: surface.id,
        toggle: name,
        values,
        verdict: differs ? (reason === undefined ? 'unexplained' : 'explained') : 'equal',
        ...(reason === undefined ? {} : { reason }),
      };
    });
  });
}
