import type { WaiverReading } from '../evidence/waivers/read';
import { partitionOf } from '../plan/partitions';
import { FOUNDATION } from '../registry/naming';
import type { Registry } from '../registry/schema';
import { findTier, highestTier, isOnTier } from '../registry/selectors';
import type { RuleDescription } from './rule-description';

/** An exception that was requested, approved by another person, and has not expired. */
export interface ValidWaiver {
  readonly id: string;
  /** RFC 3339. */
  readonly expiresAt: string;
}

/** The parts of a rule that decide whether it can be waived. */
type Waivable = Pick<RuleDescription, 'code' | 'category'>;

/** Answers whether a rule is waived for a stack. */
export interface WaiverBook {
  validFor(rule: Waivable, stack: string): ValidWaiver | undefined;
  /** The reasons why waivers for this rule and stack do not count, expired ones included. */
  refusalsFor(rule: Waivable, stack: string): readonly string[];
}

/** No waiver is valid. */
export const noWaivers: WaiverBook = {
  validFor() {
    return undefined;
  },
  refusalsFor() {
    return [];
  },
};

/**
 * The surfaces that a rule on a stack concerns: all of its tier (and partition); in the foundation all surfaces; none
 * for an unknown tier.
 */
export function surfacesOfStack({ registry, stack }: { registry: Registry; stack: string }): readonly string[] {
  const dot = stack.indexOf('.');
  const slice = dot < 0 ? stack : stack.slice(0, dot);
  const partition = dot < 0 ? undefined : stack.slice(dot + 1);
  if (slice !== FOUNDATION && !findTier(registry, slice)) return [];
  return registry.surfaces
    .filter((surface) => slice === FOUNDATION || isOnTier(surface, slice))
    .filter(({ repository }) => partition === undefined || partitionOf(registry, repository) === partition)
    .map(({ id }) => id);
}

/**
 * The waivers beside the registry that apply to policy rules: requested for one stack and all its surfaces, and
 * approved by a person whom the registry names. Team members are not looked up here, and isolation is never waived.
 */
export function waiverBook(registry: Registry, readings: readonly WaiverReading[], now: Date): WaiverBook {
  if (readings.length === 0) return noWaivers;
  const { judgeWaiver, waiverFor } = require('../evidence/waivers/judge') as typeof import('../evidence/waivers/judge');
  const approvers = registry.governance.waiverApprovers;
  // The foundation applies to all tiers, so it counts as the highest.
  const tierOf = (stack: string) => {
    const [slice = ''] = stack.split('.');
    return slice === FOUNDATION ? highestTier(registry).id : slice;
  };
  const verdictsOn = (tier: string) => readings.map((reading) => judgeWaiver(reading, { approvers, now, tier }));
  const answer = ({ code, category }: Waivable, stack: string) =>
    waiverFor(verdictsOn(tierOf(stack)), {
      checkId: code,
      category,
      surfaces: surfacesOfStack({ registry, stack }),
      at: { stack },
    });
  return {
    validFor(rule, stack) {
      const { waived } = answer(rule, stack);
      return waived && { id: waived.waiverId, expiresAt: waived.waiver.expiresAt };
    },
    refusalsFor: (rule, stack) => answer(rule, stack).refusals,
  };
}
