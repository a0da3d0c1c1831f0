import { pointer } from '../problem';
import type { Rule } from '../rule';
import type { Registry } from '../schema';
import { showValue } from '../secret-looking';
import { isChain, isOnTier, tierChain } from '../selectors';

/**
 * The tiers whose toggles should be equal: all beyond the first, which is for experiments. With at most two tiers it is
 * both, because the first is then the only rehearsal of the second.
 */
export function parityTiers(registry: Registry): readonly string[] {
  const chain = tierChain(registry).map(({ id }) => id);
  return chain.length > 2 ? chain.slice(1) : chain;
}

/** Toggles are equal where they should be, or state the reason. */
export const toggleRules: readonly Rule[] = [
  {
    code: 'toggle-reason-missing',
    level: 'error',
    title: 'A toggle that differs between staging and production says why',
    why: 'Staging with different toggles does not test what production runs.',
    source: 'docs/registry.md',
    check: (registry) => {
      if (!isChain(registry)) return [];
      const compared = parityTiers(registry);
      return registry.surfaces.flatMap((surface, index) => {
        const own = compared.filter((id) => isOnTier(surface, id));
        return Object.entries(surface.toggles).flatMap(([name, toggle]) => {
          // A tier that the toggle does not name differs from both values.
          const values = own.map((id) => (Object.hasOwn(toggle, id) ? toggle[id] : undefined));
          if (toggle.reason !== undefined || new Set(values).size < 2) return [];
          const shown = own.map((id, position) => `${id}: ${values[position] ?? 'not set'}`).join(', ');
          return [
            {
              pointer: pointer('surfaces', index, 'toggles', name),
              message: `the toggle ${showValue(name)} of ${showValue(surface.id)} differs (${shown}) without a reason`,
              allowed: 'a reason, or the same value on these tiers',
            },
          ];
        });
      });
    },
  },
];
