import { formerIds } from '../registry/former-ids';
import { FOUNDATION } from '../registry/naming';
import type { Registry } from '../registry/schema';
import { tierChain } from '../registry/selectors';
import { UserError } from '../registry/user-error';
import { planFoundation } from './foundation';
import { planTier } from './tier';
import type { FoundationPlan, TierPlan } from './types';

/** The name and the configuration that select a stack's slice of the registry. */
export interface StackSelector {
  readonly stack: string;
  readonly tier?: string | undefined;
  readonly partition?: string | undefined;
}

/**
 * The plan of a Pulumi stack. A stack is named after its content (`staging`, `production.web-apps`, `foundation`), so
 * that nobody applies one tier's configuration to another's state. Throws a UserError (exit 2) when they disagree.
 */
export function planStack(registry: Registry, { stack, tier, partition }: StackSelector): FoundationPlan | TierPlan {
  const slice = tier ?? FOUNDATION;
  const expected = partition === undefined ? slice : `${slice}.${partition}`;
  if (stack !== expected) {
    const tiers = tierChain(registry).map(({ id }) => id);
    throw new UserError(
      `the stack "${stack}" and its configuration disagree: causeway:tier is ${tier ?? 'not set'}` +
        `${partition === undefined ? '' : ` and causeway:partition is ${partition}`}, which belongs to the stack "${expected}"`,
      {
        place: `Pulumi.${stack}.yaml`,
        allowed:
          tier === undefined && tiers.includes(stack)
            ? `causeway:tier: ${stack} in that file; causeway init writes it where it is missing`
            : [FOUNDATION, ...tiers].join(', '),
      },
    );
  }
  const now = tier === undefined ? undefined : formerIds(registry, 'tier').get(tier);
  if (now !== undefined) {
    throw new UserError(`the tier "${tier}" is called ${now} now, and its stack still ${stack}`, {
      place: `Pulumi.${stack}.yaml`,
      allowed: `pulumi stack rename ${now} --stack ${stack} && pulumi config set causeway:tier ${now} --stack ${now}`,
    });
  }
  if (tier === undefined) return planFoundation(registry, { partition });
  if (tier === FOUNDATION) {
    throw new UserError('the foundation stack has no tier: leave causeway:tier out', { place: `Pulumi.${stack}.yaml` });
  }
  return planTier(registry, tier, { partition });
}
