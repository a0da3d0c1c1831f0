import { type HandedIn, originFaults } from '../origin';
import { unreadable } from '../read-json';
import { readXmlReport, type XmlElement } from '../read-xml';
import { type ReportReading, reportVerdict } from '../reading';
import { type Outcome, outcomeOf, saidOf, saysFailed } from './case';
import { contradictions, declaredAssertions, declaredTests, type Held } from './declared';

const CONTAINERS: ReadonlySet<string> = new Set(['testsuite', 'properties', 'system-out', 'system-err', 'testcase']);

/** The counts of a suite, nested suites included. */
interface Count extends Omit<Held, 'passed' | 'flaky'> {
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly faults: readonly string[];
  /** Suites without a test. */
  readonly empty: number;
  /** Cases that passed and state that they asserted nothing. */
  readonly idle: number;
  /** The start times that suites state. */
  readonly times: readonly string[];
}

const NONE: Count = {
  outcomes: { passed: 0, failed: 0, skipped: 0, disabled: 0, flaky: 0 },
  tests: 0,
  failed: 0,
  skipped: 0,
  disabled: 0,
  notRun: 0,
  pending: 0,
  todo: 0,
  assertions: 0,
  faults: [],
  empty: 0,
  idle: 0,
  times: [],
};

function sum(a: Count, b: Count): Count {
  const { passed, failed, skipped, disabled, flaky } = b.outcomes;
  return {
    outcomes: {
      passed: a.outcomes.passed + passed,
      failed: a.outcomes.failed + failed,
      skipped: a.outcomes.skipped + skipped,
      disabled: a.outcomes.disabled + disabled,
      flaky: a.outcomes.flaky + flaky,
    },
    tests: a.tests + b.tests,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    disabled: a.disabled + b.disabled,
    notRun: a.notRun + b.notRun,
    pending: a.pending + b.pending,
    todo: a.todo + b.todo,
    assertions: a.assertions === undefined || b.assertions === undefined ? undefined : a.assertions + b.assertions,
    faults: [...a.faults, ...b.faults],
    times: [...a.times, ...b.times],
    empty: a.empty + b.empty,
    idle: a.idle + b.idle,
  };
}

function countCase(testCase: XmlElement): Count {
  const said = saidOf(testCase);
  const outcome = outcomeOf(said);
  const isNotRun = said.has('skipped') || said.has('disabled');
  return {
    ...NONE,
    outcomes: { ...NONE.outcomes, [outcome]: 1 },
    tests: 1,
    failed: outcome === 'failed' ? 1 : 0,
    skipped: said.has('skipped') ? 1 : 0,
    disabled: said.has('disabled') ? 1 : 0,
    notRun: isNotRun ? 1 : 0,
    assertions: declaredAssertions(testCase),
    idle: outcome === 'passed' && declaredAssertions(testCase) === 0 ? 1 : 0,
    pending: testCase.attributes.get('status')?.toLowerCase() === 'pending' ? 1 : 0,
  };
}

/** The attributes of a suite as jest-junit writes it, unlike any other known writer. */
const JEST_JUNIT = ['errors', 'failures', 'name', 'skipped', 'tests', 'time', 'timestamp'].join();

/**
 * The number of `test.todo` cases in a suite of jest-junit. It writes such a case like a test that passed in no time,
 * and leaves it out of the number of tests (`utils/buildJsonResults.js`).
 */
function todosOf(suite: XmlElement, { tests, outcomes }: Count): number {
  const beyond = tests - (declaredTests(suite) ?? tests);
  if (beyond <= 0 || [...suite.attributes.keys()].sort().join() !== JEST_JUNIT) return 0;
  const instant = suite.children.filter(
    ({ name, attributes }) => name === 'testcase' && attributes.get('time') === '0',
  );
  return beyond <= Math.min(instant.length - outcomes.skipped, outcomes.passed) ? beyond : 0;
}

function countSuite(suite: XmlElement): Count {
  let count = NONE;
  let [nearTests, nearSkipped] = [0, 0];
  for (const child of suite.children) {
    if (!CONTAINERS.has(child.name)) throw unreadable('junit', `a ${suite.name} has an unknown element`);
    if (child.name !== 'testcase' && child.name !== 'testsuite') continue;
    const inner = child.name === 'testcase' ? countCase(child) : countSuite(child);
    count = sum(count, inner);
    nearTests += 1;
    if (inner.skipped > 0) nearSkipped += 1;
  }
  const todo = count.todo + todosOf(suite, count);
  const { passed, skipped } = count.outcomes;
  const outcomes = { ...count.outcomes, passed: passed - (todo - count.todo), skipped: skipped + (todo - count.todo) };
  // Cases that state no assertions of their own, in a suite that states none at all.
  const isIdle = count.idle === 0 && passed > 0 && declaredAssertions(suite) === 0;
  const empty = count.empty + (suite.name === 'testsuite' && count.tests === 0 ? 1 : 0);
  const near = { tests: nearTests, skipped: nearSkipped };
  const own = saysFailed(suite) && count.failed === 0 ? ['a suite says that it failed, and holds no failure'] : [];
  const held = { ...count, passed: outcomes.passed, flaky: outcomes.flaky, todo };
  const faults = [...count.faults, ...own, ...contradictions(suite, held, near)];
  const began = suite.attributes.get('timestamp') ?? '';
  // Some writers use their own form here; it states nothing.
  const isTime = Number.isFinite(Date.parse(began));
  return {
    ...count,
    outcomes,
    todo,
    empty,
    idle: count.idle + (isIdle ? passed : 0),
    faults,
    times: isTime ? [...count.times, began] : count.times,
  };
}

/**
 * Reads JUnit XML as jest-junit, pytest, Playwright, vitest, surefire, Node, GoogleTest and CTest write it. A skipped
 * or unstarted case did not pass, and a declared count that the content contradicts is a fault. Only the tool's exit
 * code shows the failures that a writer omits (jest-junit: a file that could not be loaded; Node: a suite's own hook).
 * Throws UserError (exit 2) on another document.
 */
export function readJunit(text: string, handedIn: HandedIn = {}): ReportReading {
  const root = readXmlReport('junit', text);
  if (root.name !== 'testsuites' && root.name !== 'testsuite')
    throw unreadable('junit', 'its root is not a test suite');
  const { outcomes, faults, empty, idle, times } = countSuite(root);
  const { passed, failed, skipped, disabled, flaky } = outcomes;
  const warnings: string[] = [];
  if (flaky > 0) warnings.push(`${flaky} flaky: passed only when tried again`);
  if (disabled > 0) warnings.push(`${disabled} disabled: never started`);
  // PHPUnit calls them risky (https://docs.phpunit.de/en/12.0/risky-tests.html#useless-tests).
  if (idle > 0) warnings.push(`${idle} asserted nothing`);
  if (empty > 0) warnings.push(`${empty} suites hold no test`);
  return reportVerdict({
    tool: 'junit',
    counts: { passed: passed + flaky, failed, skipped: skipped + disabled },
    faults: [...new Set([...faults, ...originFaults({ times }, handedIn)])],
    warnings,
  });
}
