import { type Renamable, renamableItems } from '../former-ids';
import { pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import type { Registry } from '../schema';
import { showValue } from '../secret-looking';

const KINDS = [
  ['surface', 'surfaces'],
  ['tier', 'tiers'],
  ['repository', 'repositories'],
] as const satisfies readonly (readonly [Renamable, keyof Registry])[];

function takenIds(registry: Registry): readonly Finding[] {
  return KINDS.flatMap(([kind, member]) => {
    const all = renamableItems(registry, kind);
    const present = new Set(all.map(({ id }) => id));
    const claimed = new Set<string>();
    return all.flatMap(({ id, formerly = [] }, index) =>
      formerly.flatMap((old, at) => {
        const isClaimed = claimed.has(old);
        claimed.add(old);
        if (!present.has(old) && !isClaimed) return [];
        const whose = present.has(old) ? 'is the id of an existing one' : 'is claimed twice';
        return [
          {
            pointer: pointer(member, kind === 'repository' ? id : index, 'formerly', at),
            message: `the former id ${showValue(old)} of the ${kind} ${showValue(id)} ${whose}`,
            allowed: `an id that no other ${kind} has or had`,
          },
        ];
      }),
    );
  });
}

/** A former id belongs to no other object. */
export const formerlyRules: readonly Rule[] = [
  {
    code: 'former-id-taken',
    level: 'error',
    title: 'A former id belongs to nothing else, now or earlier',
    why: 'Receipts, tickets and bundles under a former id count for the thing that had it. Two claims to one id, or a claim to an id in use, would take over a chain of receipts.',
    source: 'docs/changing-things.md',
    check: takenIds,
  },
];
