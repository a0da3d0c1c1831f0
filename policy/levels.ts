import { highestTier } from '../registry/selectors';
import { UserError } from '../registry/user-error';
import { type PolicyConfiguration, readConfiguration } from './configuration';
import type { PolicyContext } from './context';
import type { PolicyRule } from './rule';
import type { Level, Milestone, Observation } from './rule-description';
import { rules } from './rules';
import type { ValidWaiver } from './waivers';

const STRICTNESS: Readonly<Record<Level, number>> = { disabled: 0, advisory: 1, mandatory: 2 };
const ORDER: readonly Milestone[] = ['M0', 'M1', 'M2', 'M3'];

/** The level at which a rule is applied to a stack. */
export type LevelOf = (rule: PolicyRule) => Level;

function stricter(left: Level, right: Level): Level {
  return STRICTNESS[left] >= STRICTNESS[right] ? left : right;
}

// Isolation and everything on the highest tier keep a rule's own level: no configuration goes below it.
function isFixed(rule: PolicyRule, highest: boolean): boolean {
  return highest || rule.category === 'isolation';
}

function byMilestone(rule: PolicyRule, { milestone }: PolicyConfiguration): Level {
  const isLater = milestone !== undefined && ORDER.indexOf(rule.milestone) > ORDER.indexOf(milestone);
  return isLater ? 'advisory' : rule.level;
}

/** The slice whose configuration holds for a stack: the foundation is applied under the highest tier's. */
function configuredSlice({ registry, slice, tier }: PolicyContext): string {
  return tier ? slice : highestTier(registry).id;
}

/** The waiver by which a rule does not block on a stack: never one of isolation, whatever it says. */
export function waiverOf(rule: PolicyRule, { waivers, stack }: PolicyContext): ValidWaiver | undefined {
  return rule.category === 'isolation' ? undefined : waivers.validFor(rule, stack);
}

/** A finding that says which waiver made its rule advisory, or why the waiver that was asked for did not. */
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
 * The levels of a stack. Throws a UserError (exit 2) when the configuration names a level below what is fixed and no
 * valid waiver allows it: an attempt to argue is refused, not ignored.
 */
export function levelsOf(context: PolicyContext, configuration: PolicyConfiguration): LevelOf {
  const isWaived = (rule: PolicyRule) => waiverOf(rule, context) !== undefined;
  for (const rule of rules) {
    const asked = configuration.levels?.[rule.code];
    if (asked === undefined || STRICTNESS[asked] >= STRICTNESS[rule.level]) continue;
    if (!isFixed(rule, context.highest) || isWaived(rule)) continue;
    throw new UserError(`${rule.code} cannot be ${asked} for the stack ${context.stack}`, {
      place: `policy/config/${configuredSlice(context)}.json`,
      allowed: `${rule.level}; on the highest tier a rule goes below it only by a valid waiver, an isolation rule never`,
    });
  }
  return (rule) => {
    const configured = configuration.levels?.[rule.code] ?? byMilestone(rule, configuration);
    const level = isFixed(rule, context.highest) ? stricter(configured, rule.level) : configured;
    // Never less than advisory by a waiver: a finding stays in sight, with the waiver's name.
    return level === 'mandatory' && isWaived(rule) ? 'advisory' : level;
  };
}

/** The levels of a stack by the configuration files of a folder. Throws a UserError as `levelsOf` does. */
export function readLevels(context: PolicyContext, folder: string): LevelOf {
  return levelsOf(context, readConfiguration(folder, configuredSlice(context)));
}
