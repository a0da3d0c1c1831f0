import { oneOf, pointer } from '../problem';
import type { Rule } from '../rule';
import { showValue } from '../secret-looking';
import { isChain } from '../selectors';
import { namedBy, tombstoneTargets } from '../tombstone-keys';

const MOST_SHOWN = 40;

/** A tombstone names something that exists, or says that it was removed. */
export const tombstoneRules: readonly Rule[] = [
  {
    code: 'tombstone-names-nothing',
    level: 'error',
    title: 'A tombstone names an object of this registry, or says that it is gone',
    why: 'A tombstone with a misspelt key looks like permission to remove something, but gives none. After the object is removed from the registry, `"gone": true` says so.',
    source: 'plan/protection.ts; docs/changing-things.md',
    check: (registry) => {
      if (registry.tombstones.length === 0 || !isChain(registry)) return [];
      const targets = tombstoneTargets(registry);
      return registry.tombstones.flatMap((tombstone, index) => {
        const { kind, key, tier, gone } = tombstone;
        if (tier !== undefined && !registry.tiers.some(({ id }) => id === tier)) return [];
        const isThere = namedBy(tombstone, targets).length > 0;
        const where = tier === undefined ? '' : ` on ${tier}`;
        if (isThere && gone) {
          return [
            {
              pointer: pointer('tombstones', index, 'gone'),
              message: `the ${kind} ${showValue(key)} is in the registry${where}: it is not gone`,
              allowed: 'no "gone" while the registry still names the object',
            },
          ];
        }
        if (isThere || gone) return [];
        const possible = targets.filter((each) => each.kind === kind && (tier === undefined || each.tier === tier));
        const keys = [...new Set(possible.map((each) => each.key))].sort();
        const shown = keys.length > MOST_SHOWN ? `${oneOf(keys.slice(0, MOST_SHOWN))}, …` : oneOf(keys);
        return [
          {
            pointer: pointer('tombstones', index, 'key'),
            message: `there is no ${kind} ${showValue(key)}${where}`,
            allowed: `${keys.length === 0 ? `no ${kind}${where}` : shown}; or "gone": true once the object was taken out of the registry`,
          },
        ];
      });
    },
  },
];
