import { unreadable } from '../read-json';
import type { XmlElement } from '../read-xml';

/** The outcome of a test case; the tool knows a `disabled` one and did not start it. */
export type Outcome = 'passed' | 'failed' | 'skipped' | 'disabled' | 'flaky';

/** The elements of a test case that state its outcome. A failed rerun follows the failure that it repeats. */
const OUTCOMES: ReadonlyMap<string, Outcome> = new Map([
  ['failure', 'failed'],
  ['error', 'failed'],
  ['rerunFailure', 'failed'],
  ['rerunError', 'failed'],
  ['skipped', 'skipped'],
  ['flakyFailure', 'flaky'],
  ['flakyError', 'flaky'],
  // PHPUnit until version 9: such a run is no success (https://github.com/sebastianbergmann/phpunit/blob/9.6/src/Framework/TestResult.php).
  ['warning', 'failed'],
]);
const BESIDE: ReadonlySet<string> = new Set(['properties', 'system-out', 'system-err']);

/**
 * The words of `status` and `result`. GoogleTest writes status run or notrun and result completed, skipped or suppressed
 * (https://github.com/google/googletest/blob/main/docs/advanced.md, "Generating an XML Report"); CTest writes status run,
 * fail, disabled or notrun (https://cmake.org/cmake/help/latest/manual/ctest.1.html, `--output-junit`); Ginkgo writes its own
 * states, panicked and timedout among them (https://github.com/onsi/ginkgo/blob/master/reporters/junit_report.go), behave
 * untested and undefined (https://github.com/behave/behave/blob/main/behave/reporter/junit.py), Pester inconclusive.
 */
const WORDS: ReadonlyMap<string, Outcome> = new Map(
  Object.entries({
    // `Runnable` is NUnit's runstate of a case that may run.
    passed: ['run', 'completed', 'passed', 'pass', 'success', 'successful', 'ok', 'runnable'],
    skipped: ['skipped', 'skip', 'ignored', 'pending', 'todo', 'inconclusive', 'explicit'],
    disabled: ['notrun', 'not_run', 'not run', 'suppressed', 'disabled', 'untested', 'notrunnable'],
    failed: [
      ...['fail', 'failed', 'failure', 'error', 'errored', 'broken', 'undefined', 'hook_error', 'cleanup_error'],
      ...['aborted', 'cancelled', 'canceled', 'interrupted', 'timeout', 'timedout', 'timed_out', 'timed out'],
      ...['panicked', 'crashed', 'killed', 'invalid'],
    ],
  } as const).flatMap(([outcome, words]) => words.map((word) => [word, outcome as Outcome] as const)),
);

/** The attributes that hold one of these words. */
const WORDED = ['status', 'result', 'outcome', 'state', 'runstate'] as const;

/** An attribute in any case and namespace: NUnit converters write `Result` and `Success`. */
function attributeOf({ attributes }: XmlElement, name: string): string | undefined {
  return attributes.get(name) ?? [...attributes].find(([each]) => each.toLowerCase().split(':').at(-1) === name)?.[1];
}

/** The worse of two outcomes comes first. */
const WORST_FIRST: readonly Outcome[] = ['failed', 'disabled', 'skipped', 'flaky', 'passed'];

/**
 * The names of the elements above and of their like as attributes of a case, with any value but a no. No format that we know has
 * them; a case that carries one contradicts a pass.
 */
const FLAGS: Readonly<Record<string, Outcome>> = {
  disabled: 'disabled',
  notrun: 'disabled',
  skipped: 'skipped',
  ignored: 'skipped',
  pending: 'skipped',
  failure: 'failed',
  error: 'failed',
  exception: 'failed',
  aborted: 'failed',
  crashed: 'failed',
  timedout: 'failed',
  flaky: 'flaky',
};

function flagged(testCase: XmlElement): readonly Outcome[] {
  return Object.entries(FLAGS).flatMap(([name, outcome]) => {
    const text = attributeOf(testCase, name)?.trim().toLowerCase() ?? 'false';
    return ['false', '0', 'no', 'none', 'null', ''].includes(text) ? [] : [outcome];
  });
}

/**
 * Attributes with yes or no, and the meaning of a no. NUnit 2 writes `executed="False"` and `success="False"`
 * (https://gist.github.com/fcostin/be5d6dd364d4ed795817 is a report of NUnit 2.6), and converters keep them.
 */
const SWITCHES = [
  ['success', 'failed'],
  ['passed', 'failed'],
  ['executed', 'disabled'],
] as const;

function switchedOff(element: XmlElement, no: readonly string[], yes: readonly string[]): readonly Outcome[] {
  const isOneOf = (name: string, words: readonly string[]) =>
    words.includes(attributeOf(element, name)?.toLowerCase() ?? '');
  const off = SWITCHES.flatMap(([name, outcome]) => (isOneOf(name, no) ? [outcome] : []));
  return isOneOf('failed', yes) ? [...off, 'failed'] : off;
}

/**
 * Whether a suite states that it failed, even where its cases do not. An unknown word states nothing here, and neither
 * does a digit: on a suite `passed="0"` is a count
 * (https://docs.nunit.org/articles/nunit/technical-notes/usage/Test-Result-XML-Format.html).
 */
export function saysFailed(suite: XmlElement): boolean {
  const words = WORDED.map((name) => attributeOf(suite, name)?.toLowerCase() ?? '');
  // A writer that wraps a process may keep its exit code.
  const codes = ['exitcode', 'exit-code', 'returncode'].map((name) => attributeOf(suite, name)?.trim() ?? '0');
  return (
    codes.some((code) => code !== '' && code !== '0') ||
    words.some((word) => WORDS.get(word) === 'failed') ||
    switchedOff(suite, ['false', 'no'], ['true', 'yes']).includes('failed') ||
    ['aborted', 'timeout', 'timedout', 'timed-out', 'crashed'].some((name) =>
      ['true', 'yes'].includes(attributeOf(suite, name)?.toLowerCase() ?? ''),
    )
  );
}

function worded(testCase: XmlElement, name: (typeof WORDED)[number]): readonly Outcome[] {
  const text = attributeOf(testCase, name);
  if (text === undefined || text === '') return [];
  const outcome = WORDS.get(text.toLowerCase());
  if (outcome === undefined) throw unreadable('junit', `the attribute ${name} of a test case has an unknown value`);
  return [outcome];
}

/** A count of failures on a single case: any number but 0 means that it failed. */
function counted(testCase: XmlElement): readonly Outcome[] {
  const counts = ['failures', 'errors'].map((name) => attributeOf(testCase, name) ?? '0');
  return counts.every((text) => ['0', ''].includes(text)) ? [] : ['failed'];
}

/**
 * The outcomes that a test case's elements and attributes state, each once. Throws UserError (exit 2) on an unknown
 * one.
 */
export function saidOf(testCase: XmlElement): ReadonlySet<Outcome> {
  const elements = testCase.children.flatMap(({ name }): readonly Outcome[] => {
    if (BESIDE.has(name)) return [];
    const outcome = OUTCOMES.get(name);
    if (outcome === undefined) throw unreadable('junit', 'a test case has an unknown element');
    return [outcome];
  });
  return new Set([
    ...elements,
    ...WORDED.flatMap((name) => worded(testCase, name)),
    ...counted(testCase),
    ...switchedOff(testCase, ['false', 'no', '0'], ['true', 'yes', '1']),
    ...flagged(testCase),
  ]);
}

/** The worst stated outcome of a test case; without any statement it passed. */
export function outcomeOf(said: ReadonlySet<Outcome>): Outcome {
  return WORST_FIRST.find((outcome) => said.has(outcome)) ?? 'passed';
}
