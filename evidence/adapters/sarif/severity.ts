import { descriptorOf, type Found, type Kind } from './rules';
import type { Component, Descriptor, Level, Notification, Override, Reference, Result, Run } from './shape';

const MILDEST_FIRST: readonly Level[] = ['none', 'note', 'warning', 'error'];

/** The severity; `unknown` where the report does not state it in a readable form. */
export type Severity = Level | 'unknown';

/** The worst of several levels; "none" without any. */
function worst(levels: readonly (Level | undefined)[]): Level {
  const ranks = levels.map((level) => (level === undefined ? 0 : MILDEST_FIRST.indexOf(level)));
  return MILDEST_FIRST[Math.max(0, ...ranks)] ?? 'error';
}

/**
 * The level of a CVSS-like score, as GitHub code scanning ranks it: from 7.0 high and from 9.0 critical, which fail its
 * check; from 4.0 medium; above 0 low.
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning#reportingdescriptor-object
 */
function levelOfScore(score: string | number | undefined): Severity | undefined {
  if (score === undefined) return undefined;
  const number = typeof score === 'string' && score.trim() === '' ? Number.NaN : Number(score);
  if (!(number >= 0 && number <= 10)) return 'unknown';
  if (number >= 7) return 'error';
  if (number >= 4) return 'warning';
  return number > 0 ? 'note' : 'none';
}

/**
 * GitHub's severity of a rule that is not about security (same page as above): `error`, `warning` or `recommendation`.
 */
const PROBLEMS: ReadonlyMap<string, Level> = new Map([
  ['error', 'error'],
  ['warning', 'warning'],
  ['recommendation', 'note'],
  ['note', 'note'],
]);

function levelsOf(properties: Descriptor['properties']): readonly (Severity | undefined)[] {
  const problem = properties?.['problem.severity'];
  const level = problem === undefined ? undefined : (PROBLEMS.get(problem.toLowerCase()) ?? 'unknown');
  return [levelOfScore(properties?.['security-severity']), level];
}

function overridesOf(run: Run, kind: Kind): readonly Override[] {
  const own = run.conversion?.invocation;
  return [...run.invocations, ...(own === undefined ? [] : [own])].flatMap((each) =>
    kind === 'rules' ? each.ruleConfigurationOverrides : each.notificationConfigurationOverrides,
  );
}

/** The run's configuration of a rule: its default, its policies, and every override that points at it. */
function configured(
  run: Run,
  kind: Kind,
  found: Descriptor | undefined,
  id: string | undefined,
): readonly (Level | undefined)[] {
  const own = found?.id ?? id;
  const isThis = (each: Found, reference: Reference) =>
    each === undefined || each === 'missing' ? reference.id !== undefined && reference.id === own : each === found;
  return [
    found?.defaultConfiguration?.level,
    ...run.policies
      .flatMap((policy: Component) => policy[kind])
      .filter((each) => each.id === own)
      .map((each) => each.defaultConfiguration?.level),
    ...overridesOf(run, kind)
      .filter(({ descriptor }) => isThis(descriptorOf(run, kind, descriptor), descriptor))
      .map(({ configuration }) => configuration.level),
  ];
}

/**
 * The severity of a result: the worst of its own level, its rule's default, the run's overrides (§3.20.5) and the
 * security-severity and problem.severity of rule and result. Without any level it is a warning (§3.27.10). A result
 * that is no failure has its own level, by default "none" (§3.27.9); one that a person must still review (`review`,
 * `open`) counts as a failure.
 */
export function severityOf(result: Result, run: Run): Severity {
  const { kind, level, properties, ruleId, ruleIndex } = result;
  if (kind === 'pass' || kind === 'notApplicable' || kind === 'informational') return level ?? 'none';
  const reference: Reference = {
    ...result.rule,
    id: result.rule?.id ?? ruleId,
    index: result.rule?.index ?? ruleIndex,
  };
  const found = descriptorOf(run, 'rules', reference);
  if (found === 'missing') return 'unknown';
  const scores = [found?.properties, properties].flatMap(levelsOf);
  if (scores.includes('unknown')) return 'unknown';
  const levels = [level, ...configured(run, 'rules', found, reference.id)];
  const isSaid = levels.some((each) => each !== undefined);
  const least: Level | undefined = kind === 'fail' ? undefined : 'warning';
  return worst([...levels, ...(scores as (Level | undefined)[]), isSaid ? least : 'warning']);
}

/**
 * The severity of a notification of the tool about itself: the worst of its own level, its default and overrides
 * (§3.58.6).
 */
export function notificationLevel(notification: Notification, run: Run): Severity {
  const { descriptor, level } = notification;
  const found = descriptor === undefined ? undefined : descriptorOf(run, 'notifications', descriptor);
  if (found === 'missing') return level ?? 'unknown';
  // An exception is unexpected by the tool, on every level (§3.58.9).
  const levels: (Level | undefined)[] = [
    level,
    ...(descriptor ? configured(run, 'notifications', found, descriptor.id) : []),
  ];
  const isSaid = levels.some((each) => each !== undefined) && notification.exception === undefined;
  return worst(isSaid ? levels : [...levels, 'warning']);
}
