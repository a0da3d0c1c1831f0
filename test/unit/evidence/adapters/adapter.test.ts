import fc from 'fast-check';
import { type ReportOptions, readReport } from '../../../../evidence/adapters/adapter';
import { EvidenceAdapter } from '../../../../registry/schema/check';
import { UserError } from '../../../../registry/user-error';
import { OPTIONS, report, reports, wholeLighthouse } from '../../../support/evidence/adapters/reports';

type Counts = readonly [passed: number, failed: number, skipped: number];

const EXPECTED: Readonly<Record<string, readonly ['PASSED' | 'WARNED' | 'FAILED', Counts, RegExp?]>> = {
  'cyclonedx/npm.json': ['PASSED', [2, 0, 0]],
  'cyclonedx/npm-empty.json': ['FAILED', [0, 0, 0], /names no component besides its subject/],
  'jest/broken.json': ['FAILED', [0, 0, 0], /1 test files failed outside their tests/],
  'jest/empty.json': ['FAILED', [0, 0, 0], /nothing ran: the report is empty/],
  'jest/failing.json': ['FAILED', [1, 1, 2], /1 failed/],
  'jest/passing.json': ['PASSED', [2, 0, 0]],
  'jest/skipped.json': ['FAILED', [0, 0, 1], /nothing ran: all 1 were skipped/],
  'jest/throwing.json': ['FAILED', [0, 1, 0], /1 failed/],
  'junit/jest-broken.xml': ['FAILED', [0, 2, 0], /2 failed/],
  'junit/jest-empty.xml': ['FAILED', [0, 0, 0], /nothing ran/],
  'junit/jest-failing.xml': ['FAILED', [3, 1, 2], /1 failed/],
  // A file that could not be loaded is missing from this report; the exit code shows it.
  'junit/jest-silent.xml': ['PASSED', [2, 0, 0]],
  'junit/playwright-failing.xml': ['FAILED', [1, 1, 1], /1 failed/],
  'junit/pytest-broken.xml': ['FAILED', [0, 1, 0], /1 failed/],
  'junit/pytest-empty.xml': ['FAILED', [0, 0, 0], /nothing ran/],
  'junit/pytest-failing.xml': ['FAILED', [1, 2, 2], /2 failed/],
  'junit/pytest-passing.xml': ['PASSED', [1, 0, 0]],
  'junit/pytest-teardown.xml': ['FAILED', [0, 1, 0], /1 failed/],
  'junit/vitest-failing.xml': ['FAILED', [3, 1, 2], /1 failed/],
  'lighthouse/passing.json': ['FAILED', [2, 0, 0], /audits were left out: onlyAudits/],
  'lighthouse/poor.json': ['FAILED', [0, 2, 0], /accessibility 0(\.\d+)? is below 0.9/],
  'lighthouse/unreachable.json': ['FAILED', [0, 2, 0], /the page could not be judged: CHROME_INTERSTITIAL_ERROR/],
  'playwright/broken.json': ['FAILED', [0, 0, 0], /2 errors outside the tests/],
  'playwright/empty.json': ['FAILED', [0, 0, 0], /nothing ran/],
  'playwright/expected.json': ['FAILED', [0, 0, 1], /nothing ran/],
  'playwright/failing.json': ['FAILED', [1, 1, 1], /1 failed/],
  'playwright/flaky.json': ['WARNED', [1, 0, 0], /1 flaky/],
  'playwright/interrupted.json': ['FAILED', [0, 0, 2], /2 errors outside the tests/],
  'playwright/merged.json': ['FAILED', [2, 1, 1], /1 failed/],
  'playwright/passing.json': ['PASSED', [1, 0, 0]],
  'playwright/shard.json': ['FAILED', [0, 0, 1], /only shard 1 of 2/],
  'sarif/eslint-broken.sarif': ['FAILED', [1, 0, 0], /did not run to its end/],
  'sarif/eslint-clean.sarif': ['PASSED', [1, 0, 0]],
  'sarif/eslint-error.sarif': ['FAILED', [0, 1, 0], /1 failed/],
  'sarif/eslint-warning.sarif': ['WARNED', [1, 0, 0], /1 warnings/],
  'sarif/zizmor-bad.sarif': ['FAILED', [0, 2, 0], /2 failed/],
  'sarif/zizmor-good.sarif': ['PASSED', [1, 0, 0]],
  'spdx/npm.json': ['PASSED', [2, 0, 0]],
  'spdx/npm-empty.json': ['FAILED', [0, 0, 0], /names no component besides its subject/],
  'vitest/broken.json': ['FAILED', [0, 0, 0], /1 test files failed outside their tests/],
  'vitest/empty.json': ['FAILED', [0, 0, 0], /nothing ran/],
  'vitest/failing.json': ['FAILED', [1, 1, 2], /1 failed/],
  'vitest/passing.json': ['PASSED', [2, 0, 0]],
  'vitest/skipped.json': ['FAILED', [0, 0, 1], /nothing ran/],
  'vitest/throwing.json': ['FAILED', [0, 0, 1], /1 test files failed outside their tests/],
  // vitest exited with 1 because of an error that no test awaited, and its report does not mention it.
  'vitest/unhandled.json': ['PASSED', [1, 0, 0]],
};

function refusal(adapter: EvidenceAdapter, bytes: Buffer, options: ReportOptions = OPTIONS): UserError {
  try {
    readReport(adapter, bytes, options);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('it was read');
}

/** A real report with one place changed. */
function changed(name: string, from: string, to: string): Buffer {
  const text = report(name).toString('utf8');
  if (!text.includes(from)) throw new Error(`${name} does not hold ${from}`);
  return Buffer.from(text.replace(from, to));
}

describe('reports that the tools wrote', () => {
  test('every one has its expectation', () => {
    expect(
      reports()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Object.keys(EXPECTED).sort());
  });

  test.each(reports())('$name comes to what its tool found', ({ adapter, name }) => {
    const [result, [passed, failed, skipped], problem] = EXPECTED[name]!;
    const reading = readReport(adapter, report(name), OPTIONS);
    expect(reading).toMatchObject({ result, counts: { passed, failed, skipped } });
    if (problem) expect(reading.problems.join('; ')).toMatch(problem);
    else expect(reading.problems).toEqual([]);
  });

  test.each(reports())('$name cut off anywhere is refused', ({ adapter, name }) => {
    const whole = report(name).toString('utf8').trimEnd();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (end) => {
        expect(refusal(adapter, Buffer.from(whole.slice(0, end))).exitCode).toBe(2);
      }),
      { numRuns: 60 },
    );
  });

  test.each(reports())('$name is a failure where its tool ended with something else than 0', ({ adapter, name }) => {
    const reading = readReport(adapter, report(name), { ...OPTIONS, exitCode: 1 });
    expect(reading.result).toBe('FAILED');
    expect(reading.problems).toContain('the tool ended with 1');
  });

  test('tools are told with their versions where the report has one', () => {
    const toolOf = (adapter: EvidenceAdapter, name: string) => readReport(adapter, report(name), OPTIONS).tool;
    expect(toolOf('playwright', 'playwright/passing.json')).toMatch(/^playwright 1\.\d+\.\d+$/);
    expect(toolOf('lighthouse', 'lighthouse/passing.json')).toMatch(/^lighthouse 13\.\d+\.\d+$/);
    expect(toolOf('sarif', 'sarif/eslint-clean.sarif')).toMatch(/^ESLint 10\.\d+\.\d+$/);
  });
});

describe('reports that nobody can rely on', () => {
  test.each(EvidenceAdapter.options)(
    '%s: an empty file, another document and bytes that are no text are refused',
    (adapter) => {
      for (const text of ['', ' \n', '{}', '[]', 'null', '<a/>', '<testsuites', 'Tests: 3 passed']) {
        expect(refusal(adapter, Buffer.from(text))).toMatchObject({ exitCode: 2 });
      }
      expect(refusal(adapter, Buffer.from([0xff, 0xfe, 0x00])).message).toBe('the report is not UTF-8');
    },
  );

  test.each(reports())('$name is refused by the adapters of other formats', ({ adapter, name }) => {
    for (const other of EvidenceAdapter.options) {
      if (other !== adapter) expect(refusal(other, report(name))).toMatchObject({ exitCode: 2 });
    }
  });

  test.each([
    ['vitest', 'vitest/passing.json', '"status":"passed"', '"status":"splendid"'],
    ['jest', 'jest/passing.json', '"status":"passed"', '"status":"disabled"'],
    ['playwright', 'playwright/passing.json', '"status": "expected"', '"status": "fine"'],
    ['sarif', 'sarif/eslint-warning.sarif', '"level": "warning"', '"level": "mild"'],
    ['junit', 'junit/pytest-failing.xml', '<skipped', '<excused/><skipped'],
    ['junit', 'junit/pytest-passing.xml', 'tests="1"', 'tests="-1"'],
  ] as const)('%s: an unknown status is refused (%s)', (adapter, name, from, to) => {
    expect(refusal(adapter, changed(name, from, to))).toMatchObject({ exitCode: 2 });
  });

  test.each([
    ['vitest', 'vitest/passing.json', '"numPassedTests":2', '"numPassedTests":3', /not those of the tests/],
    ['vitest', 'vitest/passing.json', '"success":true', '"success":false', /the tool itself says/],
    ['vitest', 'vitest/passing.json', '"status":"passed"', '"status":"pending"', /1 tests never ended/],
    ['jest', 'jest/passing.json', '"numTotalTests":2', '"numTotalTests":9', /not those of the tests/],
    ['jest', 'jest/passing.json', '"wasInterrupted":false', '"wasInterrupted":true', /interrupted/],
    ['playwright', 'playwright/passing.json', '"expected": 1', '"expected": 2', /not those of its tests/],
    ['junit', 'junit/pytest-passing.xml', 'tests="1"', 'tests="2"', /tests are declared/],
    ['junit', 'junit/pytest-passing.xml', 'errors="0"', 'errors="1"', /failures are declared/],
    ['sarif', 'sarif/zizmor-good.sarif', '"executionSuccessful": true', '"executionSuccessful": false', /to its end/],
  ] as const)('%s: a report that contradicts itself is a failure (%#)', (adapter, name, from, to, problem) => {
    const reading = readReport(adapter, changed(name, from, to), OPTIONS);
    expect(reading.result).toBe('FAILED');
    expect(reading.problems.join('; ')).toMatch(problem);
  });

  test.each(EvidenceAdapter.options)('%s: very deep nesting is refused', (adapter) => {
    const suite = '{"specs":[],"suites":[';
    for (const text of [
      '['.repeat(1_000_000),
      `${suite.repeat(100_000)}${']}'.repeat(100_000)}`,
      '<a>'.repeat(100_000),
    ]) {
      expect(refusal(adapter, Buffer.from(text))).toMatchObject({ exitCode: 2 });
    }
  });

  test('what a tool says about the failing report never reaches the messages of a refusal', () => {
    const secret = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';
    expect(refusal('jest', Buffer.from(`{"${secret}": `)).describe()).not.toContain(secret);
    expect(refusal('junit', Buffer.from(`<testsuites><${secret}></testsuites>`)).describe()).not.toContain(secret);
  });
});

describe('XML', () => {
  const suite = '<testsuite tests="1"><testcase name="a"/></testsuite>';
  test.each([
    ['a document type', `<!DOCTYPE a>${suite}`],
    ['a document type after a comment', `<?xml version="1.0"?>\n<!-- x --><!DOCTYPE a [<!ENTITY b "c">]>${suite}`],
    ['a lower-case document type', `<!doctype a>${suite}`],
    ['two roots', `${suite}${suite}`],
    ['very deep nesting', `${'<testsuite>'.repeat(200)}${'</testsuite>'.repeat(200)}`],
  ])('%s is refused', (_, text) => {
    expect(refusal('junit', Buffer.from(text))).toMatchObject({ exitCode: 2 });
  });

  test('a document type inside of a message is text, and entities stay as they are', () => {
    const text = `<testsuite><testcase name="&a;"/><testcase><system-out><![CDATA[<!DOCTYPE html>]]></system-out></testcase></testsuite>`;
    expect(readReport('junit', Buffer.from(text), OPTIONS)).toMatchObject({ result: 'PASSED', counts: { passed: 2 } });
  });

  test('surefire: a test that passed only when run again is flaky, and one that never did failed', () => {
    const flaky = '<testsuite><testcase><flakyFailure/></testcase></testsuite>';
    expect(readReport('junit', Buffer.from(flaky), OPTIONS)).toMatchObject({ result: 'WARNED', counts: { passed: 1 } });
    const failed = '<testsuite><testcase><failure/><rerunFailure/></testcase></testsuite>';
    expect(readReport('junit', Buffer.from(failed), OPTIONS)).toMatchObject({
      result: 'FAILED',
      counts: { failed: 1 },
    });
  });
});

describe('SARIF', () => {
  const sarif = (result: object, rules: readonly object[] = []) =>
    Buffer.from(
      JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x', rules } }, results: [result] }] }),
    );
  const error = { id: 'r', defaultConfiguration: { level: 'error' } };

  test('a level comes from the result, else from its rule, else it is a warning', () => {
    const resultOf = (result: object) => readReport('sarif', sarif(result, [error]), OPTIONS).result;
    expect(resultOf({ ruleId: 'r' })).toBe('FAILED');
    expect(resultOf({ ruleIndex: 0 })).toBe('FAILED');
    expect(resultOf({ ruleId: 'r', level: 'note' })).toBe('FAILED');
    expect(resultOf({ ruleId: 'other' })).toBe('WARNED');
    expect(resultOf({ ruleId: 'r', kind: 'pass' })).toBe('PASSED');
    expect(resultOf({ ruleId: 'r', kind: 'open' })).toBe('FAILED');
  });

  test('a level comes from the rule of the component that a result names, as CodeQL writes it', () => {
    const resultOf = (result: object, driver: readonly object[] = []) => {
      const extensions = [
        { name: 'notes', rules: [{ id: 'n', defaultConfiguration: { level: 'note' } }] },
        { name: 'queries', rules: [error] },
      ];
      const tool = { driver: { name: 'CodeQL', rules: driver }, extensions };
      const text = JSON.stringify({ version: '2.1.0', runs: [{ tool, results: [result] }] });
      return readReport('sarif', Buffer.from(text), OPTIONS).result;
    };
    const note = { id: 'n', defaultConfiguration: { level: 'note' } };
    expect(resultOf({ ruleId: 'r' })).toBe('FAILED');
    expect(resultOf({ rule: { id: 'r', index: 0, toolComponent: { index: 1 } } }, [note])).toBe('FAILED');
    expect(resultOf({ ruleIndex: 0, rule: { toolComponent: { name: 'queries' } } }, [note])).toBe('FAILED');
    expect(resultOf({ rule: { index: 0, toolComponent: { index: 0 } } }, [error])).toBe('PASSED');
    expect(resultOf({ rule: { index: 7, toolComponent: { index: 1 } } })).toBe('FAILED');
  });

  test('only an accepted suppression takes a finding away, where the check accepts suppressions, and it is told', () => {
    const resultOf = (suppressions: object[]) =>
      readReport('sarif', sarif({ level: 'error', suppressions }), { ...OPTIONS, suppressions: 'accepted' });
    expect(resultOf([{}])).toMatchObject({ result: 'WARNED', counts: { skipped: 1 } });
    expect(resultOf([{ status: 'accepted' }, { status: 'rejected' }]).result).toBe('FAILED');
    expect(resultOf([]).result).toBe('FAILED');
  });

  test('a file without runs, and a run without results, say nothing', () => {
    expect(readReport('sarif', Buffer.from('{"version":"2.1.0","runs":[]}'), OPTIONS).result).toBe('FAILED');
    const none = { version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } } }] };
    expect(refusal('sarif', Buffer.from(JSON.stringify(none)))).toMatchObject({ exitCode: 2 });
  });
});

describe('Lighthouse', () => {
  const passing = wholeLighthouse(report('lighthouse/passing.json'));
  test('without thresholds there is no verdict', () => {
    expect(refusal('lighthouse', passing, {})).toMatchObject({ exitCode: 2 });
  });

  test('a score at its threshold is enough, one below warns or fails, and a category that is missing fails', () => {
    const resultOf = (scores: ReportOptions['scores']) =>
      readReport('lighthouse', passing, { scores, exitCode: 0 }).result;
    expect(resultOf({ seo: { fail: 0.83 } })).toBe('PASSED');
    expect(resultOf({ seo: { warn: 0.84, fail: 0.8 } })).toBe('WARNED');
    expect(resultOf({ seo: { fail: 0.84 } })).toBe('FAILED');
    expect(resultOf({ performance: { fail: 0.1 } })).toBe('FAILED');
    expect(resultOf({ constructor: { fail: 0.1 } })).toBe('FAILED');
  });
});
