import { unreadable } from '../read-json';
import type { XmlElement } from '../read-xml';

/** What a suite holds, suites in it included. */
export interface Held {
  readonly tests: number;
  readonly failed: number;
  /** Cases that an element or an attribute calls skipped, and cases that were not started; one may be both. */
  readonly skipped: number;
  readonly disabled: number;
  readonly notRun: number;
  /** Cases whose status says "pending", which Ginkgo declares as disabled and writes as skipped. */
  readonly pending: number;
  /** Cases that jest-junit wrote for `test.todo`, which its own counts leave out. */
  readonly todo: number;
}

/** What a suite's own children come to, as Node's reporter counts: a suite in it counts as one. */
export interface Near {
  readonly tests: number;
  readonly skipped: number;
}

/** The names by which writers declare one count. */
const NAMES = {
  tests: ['tests'],
  bad: ['failures', 'errors', 'failed'],
  skipped: ['skipped', 'skip', 'skips', 'ignored'],
  disabled: ['disabled', 'notrun', 'notRun'],
} as const;

function declared(suite: XmlElement, count: keyof typeof NAMES): number | undefined {
  const found = NAMES[count].flatMap((name) => {
    const text = suite.attributes.get(name);
    // Playwright and others leave an attribute empty where they have no number.
    if (text === undefined || text === '') return [];
    if (/^\d{1,9}$/.test(text)) return [Number(text)];
    throw unreadable('junit', `the attribute ${name} of a ${suite.name} is no count`);
  });
  return found.length === 0 ? undefined : found.reduce((sum, each) => sum + each, 0);
}

/** How many tests a suite says that it has; undefined where it says nothing. */
export function declaredTests(suite: XmlElement): number | undefined {
  return declared(suite, 'tests');
}

function isOff(said: number | undefined, ...right: readonly number[]): boolean {
  return said !== undefined && !right.includes(said);
}

/**
 * The declared counts of a suite that its content contradicts, a line each.
 *
 * Writers count in three ways, and each of them is right: all cases of the suite and those in it (pytest, surefire,
 * GoogleTest, vitest, Playwright); the direct children (Node, `lib/internal/test_runner/reporter/junit.js`); all but
 * `test.todo` (jest-junit, `utils/buildJsonResults.js`). quick-junit (cargo-nextest) counts skipped cases as disabled.
 */
export function contradictions(suite: XmlElement, held: Held, near: Near): readonly string[] {
  const tests = declared(suite, 'tests');
  const bad = declared(suite, 'bad');
  const skipped = declared(suite, 'skipped');
  const disabled = declared(suite, 'disabled');
  const faults: string[] = [];
  if (isOff(tests, held.tests, held.tests - held.todo, near.tests)) {
    const isMore = (tests ?? 0) > held.tests;
    faults.push(
      isMore ? 'tests are declared that the report does not hold' : 'the report holds tests that are not declared',
    );
  }
  if ((bad ?? 0) > 0 && held.failed === 0) faults.push('failures are declared that the report does not hold');
  if (bad === 0 && held.failed > 0) faults.push('the report holds failures that are not declared');
  const both = held.skipped + held.disabled - held.notRun;
  const apart = disabled === undefined ? [] : [held.skipped - both, held.skipped - held.pending];
  if (isOff(skipped, held.skipped, held.notRun, near.skipped, ...apart)) {
    faults.push('the declared skipped tests are not those of the report');
  }
  if (isOff(disabled, held.disabled, held.skipped, held.notRun, held.disabled - both, held.disabled + held.pending)) {
    faults.push('the declared disabled tests are not those of the report');
  }
  return faults;
}
