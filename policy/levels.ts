import { highestTier } from '../registry/selectors';
import { UserError } from '../registry/user-error';
import type { PolicyConfiguration } from './configuration-schema';
import type { PolicyContext } from './context';
import type { PolicyRule } from './rule';
import type { Level, Milestone, Observation } from './rule-description';
import { rules } from './rules';
import type { ValidWaiver } from './waivers';

const STRICTNESS: Readonly<Record<Level, number>> = { disabled: 0, advisory: 1, mandatory: 2 };

const ORDER: readonly Milestone[] = ['M0', 'M1', 'M2', 'M3'];

/** The level of a rule on a stack. */
export type LevelOf = (rule: PolicyRule) => Level;

function stricter(left: Level, right: Level): Level {
  return STRICTNESS[left] >= STRICTNESS[right] ? left : right;
}

// Isolation rules and all rules on the highest tier keep their own level: no configuration lowers it.
function isFixed(rule: PolicyRule, highest: boolean): boolean {
  return highest || rule.category === 'isolation';
}

function byMilestone(rule: PolicyRule, { milestone }: PolicyConfiguration): Level {
  const isLater = milestone !== undefined && ORDER.indexOf(rule.milestone) > ORDER.indexOf(milestone);
  return isLater ? 'advisory' : rule.level;
}

/** The slice whose configuration applies to a stack: the foundation uses the highest tier's. */
export function configuredSlice({ registry, slice, tier }: PolicyContext): string {
  return tier ? slice : highestTier(registry).id;
}

/** The waiver that keeps a rule from blocking on a stack; never for isolation rules. */
export function waiverOf(rule: PolicyRule, { waivers, stack }: PolicyContext): ValidWaiver | undefined {
  return rule.category === 'isolation' ? undefined : waivers.validFor(rule, stack);
}

/** Adds to a finding the waiver that made its rule advisory, or the reason why a requested waiver did not. */
export function withWaivers<T extends Observation>(
  found: T,
  rule: PolicyRule,
  level: Level,
  context: PolicyContext,
): T {
  const waiver = level === 'advisory' ? waiverOf(rule, context) : undefined;
  const refused = level === 'mandatory' ? context.waivers.refusalsFor(rule, context.stack) : [];
  const notes = waiver ? [`waived by ${waiver.id} until ${waiver.expiresAt}`] : refused;
  return notes.length === 0 ? found : { ...found, what: `${found.what} (${notes.join('; ')})` };
}

/**
 * The levels of a stack. Throws a UserError (exit 2) when the configuration names a level below the fixed one and no
 * valid waiver allows it: such an attempt is refused, not ignored.
 */
export function levelsOf(context: PolicyContext, configuration: PolicyConfiguration): LevelOf {
  const isWaived = (rule: PolicyRule) => waiverOf(rule, context) !== undefined;
  for (const rule of rules) {
    const asked = configuration.levels?.[rule.code];
    if (asked === undefined || STRICTNESS[asked] >= STRICTNESS[rule.level]) continue;
    if (!isFixed(rule, context.highest) || isWaived(rule)) continue;
    throw new UserError(`${rule.code} cannot be ${asked} for the stack ${context.stack}`, {
      place: `policy/config/${configuredSlice(context)}.json`,
      allowed: `${rule.level}; on the highest tier only a valid waiver can lower it, and nothing can lower an isolation rule`,
    });
  }
  return (rule) => {
    const configured = configuration.levels?.[rule.code] ?? byMilestone(rule, configuration);
    const level = isFixed(rule, context.highest) ? stricter(configured, rule.level) : configured;
    // A waiver lowers to advisory at most: the finding stays visible with the waiver's name.
    return level === 'mandatory' && isWaived(rule) ? 'advisory' : level;
  };
}
