import { unreadable } from './read-json';
import { readXmlReport, type XmlElement } from './read-xml';
import { judge, type ReportReading } from './reading';

/** What may stand in a test case: what makes it what it is, and what does not count. */
const OUTCOMES = {
  failure: 'failed',
  error: 'failed',
  skipped: 'skipped',
  flakyFailure: 'flaky',
  flakyError: 'flaky',
} as const;
const BESIDE: ReadonlySet<string> = new Set(['properties', 'system-out', 'system-err', 'rerunFailure', 'rerunError']);
const CONTAINERS: ReadonlySet<string> = new Set(['testsuite', 'properties', 'system-out', 'system-err', 'testcase']);

type Outcome = 'passed' | (typeof OUTCOMES)[keyof typeof OUTCOMES];
type Tally = Record<Outcome, number>;

function declared(element: XmlElement, name: string): number | undefined {
  const text = element.attributes.get(name);
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw unreadable('junit', `the attribute ${name} of a ${element.name} is no count`);
}

function outcomeOf(testCase: XmlElement): Outcome {
  let outcome: Outcome = 'passed';
  for (const { name } of testCase.children) {
    if (BESIDE.has(name)) continue;
    if (!Object.hasOwn(OUTCOMES, name)) throw unreadable('junit', 'a test case has an unknown element');
    const found = OUTCOMES[name as keyof typeof OUTCOMES];
    if (outcome !== 'failed' && !(outcome === 'skipped' && found === 'flaky')) outcome = found;
  }
  return outcome;
}

/** Counts a suite and those in it, and adds what it declares and does not hold to `faults`. */
function count(suite: XmlElement, faults: Set<string>): Tally {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0, flaky: 0 };
  for (const child of suite.children) {
    if (!CONTAINERS.has(child.name)) throw unreadable('junit', `a ${suite.name} has an unknown element`);
    if (child.name === 'testcase') tally[outcomeOf(child)] += 1;
    if (child.name !== 'testsuite') continue;
    const inner = count(child, faults);
    for (const outcome of Object.keys(inner) as Outcome[]) tally[outcome] += inner[outcome];
  }
  const tests = declared(suite, 'tests');
  const bad = (declared(suite, 'failures') ?? 0) + (declared(suite, 'errors') ?? 0);
  const total = tally.passed + tally.failed + tally.skipped + tally.flaky;
  if (tests !== undefined && tests > total) faults.add('tests are declared that the report does not hold');
  if (bad > 0 && tally.failed === 0) faults.add('failures are declared that the report does not hold');
  // jest-junit writes a test.todo like one that passed, but leaves it out of the number of tests.
  const isLeaf = suite.children.every(({ name }) => name !== 'testsuite');
  const beyond = isLeaf && tests !== undefined && tests < total ? Math.min(total - tests, tally.passed) : 0;
  return { ...tally, passed: tally.passed - beyond, skipped: tally.skipped + beyond };
}

/**
 * Reads JUnit's XML, as jest-junit, pytest, playwright, vitest and surefire write it. jest-junit leaves files out that it
 * could not load, unless `reportTestSuiteErrors` is on: the tool's own exit code knows (`--exit-code`). Throws UserError
 * (exit 2) on another document.
 */
export function readJunit(text: string): ReportReading {
  const root = readXmlReport('junit', text);
  if (root.name !== 'testsuites' && root.name !== 'testsuite') throw unreadable('junit', 'its root is no test suite');
  const faults = new Set<string>();
  const { passed, failed, skipped, flaky } = count(root, faults);
  return judge({
    tool: 'junit',
    counts: { passed: passed + flaky, failed, skipped },
    faults: [...faults],
    warnings: flaky > 0 ? [`${flaky} flaky: passed only when tried again`] : [],
  });
}
