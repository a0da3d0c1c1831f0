import { unreadable } from '../read-json';
import type { XmlElement } from '../read-xml';

/** The content of a suite, nested suites included. */
export interface Held {
  readonly tests: number;
  readonly failed: number;
  /** Cases that an element or an attribute marks as skipped, and cases that were not started; one case may be both. */
  readonly skipped: number;
  readonly disabled: number;
  readonly notRun: number;
  /** Cases with status "pending", which Ginkgo declares as disabled and writes as skipped. */
  readonly pending: number;
  /** Cases that jest-junit wrote for `test.todo`, which its own counts leave out. */
  readonly todo: number;
  /** Cases that passed at once, and cases that passed only on a retry. */
  readonly passed: number;
  readonly flaky: number;
  /** The sum of all cases' assertions; undefined where a case states none. */
  readonly assertions: number | undefined;
}

/** The direct children of a suite, as Node's reporter counts them: a nested suite counts as one. */
export interface Near {
  readonly tests: number;
  readonly skipped: number;
}

/**
 * The names by which writers declare one count, in lower case and without `-` and `_`. The second line of each is NUnit's, xUnit's
 * and Visual Studio's, which converters to JUnit keep:
 * https://docs.nunit.org/articles/nunit/technical-notes/usage/Test-Result-XML-Format.html, https://xunit.net/docs/format-xml-v2,
 * https://learn.microsoft.com/en-us/dotnet/api/microsoft.visualstudio.testtools.unittesting.unittestoutcome.
 */
const NAMES = {
  tests: ['tests', ...['total', 'testcasecount', 'testcount']],
  bad: [
    ...['failures', 'errors', 'failed'],
    ...['error', 'aborted', 'timedout', 'crashed', 'unsuccessful', 'broken', 'warnings'],
  ],
  skipped: ['skipped', 'skip', 'skips', 'ignored'],
  disabled: ['disabled', 'notrun'],
  unsure: ['inconclusive', 'notexecuted', 'notrunnable', 'pending', 'todo', 'todos'],
  passed: ['passed', 'passes', 'success', 'successes', 'successful'],
  flaky: ['flaky', 'flakes', 'flakyfailures', 'flakyerrors'],
  assertions: ['assertions', 'asserts'],
} as const;

/** Attributes of a suite that may hold yes or no instead of a number. */
const SWITCHES: ReadonlySet<string> = new Set(['success', 'passed', 'failed', 'aborted', 'timedout', 'crashed']);

function allDeclared(element: XmlElement, count: keyof typeof NAMES): readonly number[] {
  const names: readonly string[] = NAMES[count];
  return [...element.attributes].flatMap(([name, text]) => {
    const plain = (name.toLowerCase().split(':').at(-1) ?? '').replaceAll(/[-_]/g, '');
    // Playwright and others leave an attribute empty where they have no number.
    if (!names.includes(plain) || text === '') return [];
    if (/^\d{1,9}$/.test(text)) return [Number(text)];
    if (SWITCHES.has(plain) && /^(?:true|false|yes|no)$/i.test(text)) return [];
    throw unreadable(
      'junit',
      `the attribute ${names.includes(name) ? name : plain} of a ${element.name} is not a count`,
    );
  });
}

function declared(element: XmlElement, count: keyof typeof NAMES): number | undefined {
  const found = allDeclared(element, count);
  return found.length === 0 ? undefined : found.reduce((sum, each) => sum + each, 0);
}

/** The number of tests that a suite declares; undefined where it declares none. */
export function declaredTests(suite: XmlElement): number | undefined {
  return allDeclared(suite, 'tests')[0];
}

/** The number of assertions that a suite or a case declares; undefined where it declares none. */
export function declaredAssertions(element: XmlElement): number | undefined {
  return declared(element, 'assertions');
}

function isOff(said: number | undefined, ...right: readonly number[]): boolean {
  return said !== undefined && !right.includes(said);
}

/** The contradicted counts other than tests, failures and skipped cases. */
function otherContradictions(suite: XmlElement, held: Held): readonly string[] {
  const faults: string[] = [];
  if (allDeclared(suite, 'passed').some((said) => isOff(said, held.passed, held.passed + held.flaky))) {
    faults.push('the declared passed tests are not those of the report');
  }
  if ((declared(suite, 'flaky') ?? 0) > 0 && held.flaky === 0) {
    faults.push('flaky tests are declared that the report does not hold');
  }
  if ((declared(suite, 'unsure') ?? 0) > held.notRun) {
    faults.push('tests that did not run are declared, and the report does not hold them');
  }
  if (held.assertions !== undefined && isOff(declaredAssertions(suite), held.assertions)) {
    faults.push('the declared assertions are not those of the report');
  }
  return faults;
}

/**
 * Whether a suite is from a writer that counts assertions as tests: Catch2, which writes `hostname="tbd"`
 * (https://github.com/catchorg/Catch2/issues/529), and doctest (https://github.com/doctest/doctest/issues/376). Each of their cases
 * has one assertion or more.
 */
function countsAssertions({ attributes }: XmlElement): boolean {
  return attributes.get('hostname') === 'tbd' || attributes.has('doctest_version');
}

/**
 * The declared counts of a suite that its content contradicts, a line each.
 *
 * Writers count in three ways, and each of them is right: all cases of the suite and those in it (pytest, surefire,
 * GoogleTest, vitest, Playwright); the direct children (Node, `lib/internal/test_runner/reporter/junit.js`); all but
 * `test.todo` (jest-junit, `utils/buildJsonResults.js`). quick-junit (cargo-nextest) counts skipped cases as disabled.
 */
export function contradictions(suite: XmlElement, held: Held, near: Near): readonly string[] {
  const tests = allDeclared(suite, 'tests');
  const bad = declared(suite, 'bad');
  const skipped = declared(suite, 'skipped');
  const disabled = declared(suite, 'disabled');
  const faults: string[] = [];
  const isMore = (said: number) => countsAssertions(suite) && held.tests > 0 && said >= held.tests;
  const off = tests.filter((said) => !isMore(said) && isOff(said, held.tests, held.tests - held.todo, near.tests));
  if (off.length > 0) {
    faults.push(
      Math.max(...off) > held.tests
        ? 'tests are declared that the report does not hold'
        : 'the report holds tests that are not declared',
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
  return [...faults, ...otherContradictions(suite, held)];
}
