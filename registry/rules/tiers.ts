import { oneOf, pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import type { Registry } from '../schema';
import { showValue } from '../secret-looking';
import { highestTier, isChain } from '../selectors';

const SOURCE = 'docs/registry.md';

function firstTiers({ tiers }: Registry): readonly Finding[] {
  const first = tiers.map((tier, index) => ({ tier, index })).filter(({ tier }) => tier.promotesFrom === undefined);
  return first.slice(1).map(({ tier, index }) => ({
    pointer: pointer('tiers', index),
    message: `the tier ${showValue(tier.id)} has no promotesFrom, nor has ${showValue(first[0]?.tier.id)}`,
    allowed: 'one tier without promotesFrom: the one that releases are deployed to first',
  }));
}

function forks({ tiers }: Registry): readonly Finding[] {
  const followers = new Map<string, string>();
  return tiers.flatMap(({ id, promotesFrom }, index) => {
    if (promotesFrom === undefined) return [];
    const other = followers.get(promotesFrom);
    if (other === undefined) {
      followers.set(promotesFrom, id);
      return [];
    }
    return [
      {
        pointer: pointer('tiers', index, 'promotesFrom'),
        message: `the tiers ${showValue(other)} and ${showValue(id)} both promote from ${showValue(promotesFrom)}`,
        allowed: 'a chain: each tier feeds at most one other',
      },
    ];
  });
}

function cycles({ tiers }: Registry): readonly Finding[] {
  const from = new Map(tiers.map(({ id, promotesFrom }) => [id, promotesFrom]));
  // With a duplicate id it is unknown which of the two is meant.
  if (from.size < tiers.length) return [];
  return tiers.flatMap(({ id }, index) => {
    let step = from.get(id);
    for (let hops = 0; step !== undefined && step !== id && hops <= tiers.length; hops += 1) step = from.get(step);
    return step === id
      ? [
          {
            pointer: pointer('tiers', index, 'promotesFrom'),
            message: `the tier ${showValue(id)} promotes from itself, directly or through others`,
            allowed: 'a chain that begins at a tier without promotesFrom',
          },
        ]
      : [];
  });
}

/** Tiers form one chain by `promotesFrom`. */
export const tierRules: readonly Rule[] = [
  {
    code: 'tier-first-several',
    level: 'error',
    title: 'Exactly one tier has no promotesFrom',
    why: 'A release is deployed to the first tier without promotion evidence. A second first tier would be a way around the promotion.',
    source: SOURCE,
    check: firstTiers,
  },
  {
    code: 'tier-promotes-from-unknown',
    level: 'error',
    title: 'promotesFrom names a tier',
    why: 'Without a previous tier there is no evidence to ask for.',
    source: SOURCE,
    check: ({ tiers }) =>
      tiers.flatMap(({ id, promotesFrom }, index) =>
        promotesFrom === undefined || tiers.some((tier) => tier.id === promotesFrom)
          ? []
          : [
              {
                pointer: pointer('tiers', index, 'promotesFrom'),
                message: `the tier ${showValue(id)} promotes from ${showValue(promotesFrom)}, which is not a tier`,
                allowed: oneOf(tiers.map((tier) => tier.id).filter((other) => other !== id)),
              },
            ],
      ),
  },
  {
    code: 'tier-chain-fork',
    level: 'error',
    title: 'No two tiers promote from the same tier',
    why: 'There must be one highest tier, because the foundation takes its policy, protection and approval from it.',
    source: SOURCE,
    check: forks,
  },
  {
    code: 'tier-chain-cycle',
    level: 'error',
    title: 'promotesFrom has no cycle',
    why: 'In a cycle every tier would wait for evidence from another tier.',
    source: SOURCE,
    check: cycles,
  },
  {
    code: 'tier-first-approval',
    level: 'warning',
    title: 'The first tier asks for no approval',
    why: 'Releases are deployed to it without a promotion, so that nothing would ever wait for its approvals.',
    source: 'docs/architecture.md',
    check: ({ tiers }) =>
      tiers.flatMap(({ id, approval, promotesFrom }, index) =>
        approval && promotesFrom === undefined
          ? [
              {
                pointer: pointer('tiers', index, 'approval'),
                message: `the approval of the first tier ${showValue(id)} is never asked for`,
                allowed: 'an approval on a tier with promotesFrom',
              },
            ]
          : [],
      ),
  },
  {
    code: 'tier-highest-unapproved',
    level: 'warning',
    title: 'The highest tier asks for an approval',
    why: 'Without one, anybody who can merge can deploy to it.',
    source: SOURCE,
    check: (registry) => {
      const highest = highestTier(registry);
      if (!isChain(registry) || highest.approval || registry.tiers.length < 2) return [];
      return [
        {
          pointer: pointer('tiers', registry.tiers.indexOf(highest)),
          message: `the highest tier ${showValue(highest.id)} has no approval`,
          allowed: 'an approval with 1 to 6 reviewers',
        },
      ];
    },
  },
];
