import { highestTier } from '../registry/selectors';
import { UserError } from '../registry/user-error';
import { type PolicyConfiguration, readConfiguration } from './configuration';
import type { PolicyContext } from './context';
import type { Level, Milestone, PolicyRule } from './rule';
import { rules } from './rules';
import { noWaivers, type WaiverBook } from './waivers';

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
export function configuredSlice({ registry, slice, tier }: PolicyContext): string {
  return tier ? slice : highestTier(registry).id;
}

/**
 * The levels of a stack. Throws a UserError (exit 2) when the configuration names a level below what is fixed and no
 * valid waiver allows it: an attempt to argue is refused, not ignored.
 */
export function levelsOf(
  context: PolicyContext,
  configuration: PolicyConfiguration,
  waivers: WaiverBook = noWaivers,
): LevelOf {
  const isWaived = (rule: PolicyRule) => waivers.validFor(rule, context.stack) !== undefined;
  for (const rule of rules) {
    const asked = configuration.levels?.[rule.code];
    if (asked === undefined || STRICTNESS[asked] >= STRICTNESS[rule.level]) continue;
    if (!isFixed(rule, context.highest) || isWaived(rule)) continue;
    throw new UserError(`${rule.code} cannot be ${asked} for the stack ${context.stack}`, {
      place: `policy/config/${configuredSlice(context)}.json`,
      allowed: `${rule.level}; isolation rules and all rules on the highest tier go below it only by a valid waiver`,
    });
  }
  return (rule) => {
    const configured = configuration.levels?.[rule.code] ?? byMilestone(rule, configuration);
    if (isWaived(rule)) return configured === 'mandatory' ? 'advisory' : configured;
    return isFixed(rule, context.highest) ? stricter(configured, rule.level) : configured;
  };
}

/** The levels of a stack by the configuration files of a folder. Throws a UserError as `levelsOf` does. */
export function readLevels(context: PolicyContext, folder: string, waivers: WaiverBook = noWaivers): LevelOf {
  return levelsOf(context, readConfiguration(folder, configuredSlice(context)), waivers);
}
