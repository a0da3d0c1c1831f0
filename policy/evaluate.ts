import type { PolicyContext } from './context';
import { type LevelOf, waiverOf, withWaivers } from './levels';
import { appliesTo, type PolicyRule, type ResourceRule, type StackRule } from './rule';
import type { Level, Observation } from './rule-description';
import { rules } from './rules';
import { isUnknownValueError } from './unknown';
import type { ResourceView } from './view';
import type { ValidWaiver } from './waivers';

/** One finding of a rule on a stack. */
export interface PolicyFinding extends Observation {
  readonly rule: PolicyRule;
  readonly level: Exclude<Level, 'disabled'>;
  readonly stack: string;
  /** The resource's logical name, if any. */
  readonly name?: string;
  /** `unverified`: the rule could not read a value. It counts like a violation of the same level. */
  readonly status: 'violation' | 'unverified';
  /** The reason why a mandatory rule is advisory here. */
  readonly waiver?: ValidWaiver;
}

/** The findings of a check, and whether it could read everything. */
type Outcome = Pick<PolicyFinding, 'status'> & Observation;

// An unknown must not soften a mandatory rule: the SDK would turn it into an advisory note. A team's rule that throws
// could not look; one of Causeway's that throws is a bug.
function guarded(rule: PolicyRule, check: () => readonly Observation[], subject: string): readonly Outcome[] {
  try {
    return check().map((observation) => ({ ...observation, status: 'violation' }));
  } catch (error) {
    if (!isUnknownValueError(error)) {
      if (rules.includes(rule)) throw error;
      const why = error instanceof Error ? error.message : String(error);
      return [{ what: `${subject} cannot be decided: the rule failed: ${why}`, pointer: '', status: 'unverified' }];
    }
    const what = `${subject} cannot be decided: ${error.message.replace("can't be known during preview", 'is not known here')}`;
    return [{ what, pointer: '', status: 'unverified' }];
  }
}

/** A resource rule's findings about one resource. */
export function checkResource(rule: ResourceRule, view: ResourceView, context: PolicyContext): readonly Outcome[] {
  if (!appliesTo(rule, view.type)) return [];
  return guarded(rule, () => rule.check(view, context), view.name).map((outcome) => ({ urn: view.urn, ...outcome }));
}

/** A stack rule's findings about a stack's resources. */
export function checkStack(
  rule: StackRule,
  views: readonly ResourceView[],
  context: PolicyContext,
): readonly Outcome[] {
  return guarded(rule, () => rule.check(views, context), `the stack ${context.stack}`);
}

/** Applies every rule that is not disabled to a stack's resources; default: Causeway's rules alone. */
export function evaluate(
  views: readonly ResourceView[],
  context: PolicyContext,
  levelOf: LevelOf,
  all: readonly PolicyRule[] = rules,
): readonly PolicyFinding[] {
  const names = new Map(views.map((view) => [view.urn, view.name]));
  return all.flatMap((rule) => {
    const level = levelOf(rule);
    if (level === 'disabled') return [];
    const outcomes =
      rule.scope === 'stack'
        ? checkStack(rule, views, context)
        : views.flatMap((view) => checkResource(rule, view, context));
    const waiver = level === 'advisory' ? waiverOf(rule, context) : undefined;
    return outcomes.map((outcome) => {
      const name = outcome.urn === undefined ? undefined : names.get(outcome.urn);
      const shown = { ...withWaivers(outcome, rule, level, context), ...(waiver && { waiver }) };
      return { ...shown, rule, level, stack: context.stack, ...(name === undefined ? {} : { name }) };
    });
  });
}
