import { sortedSet } from '../../plan/sorted';
import type { Surface } from '../../registry/schema/surface';
import { globIndex } from '../changed-surfaces/glob-index';
import { areaMatcher, areasOf } from '../changed-surfaces/matcher';
import type { ChangedPath } from '../changed-surfaces/raw-diff';

/** Files whose change alone changes a program's behaviour. */
const CODE = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|py|go|rs|java|kt|rb|php|cs|swift|scala|sql|sh)$/;
/** Tests that are not code: scenarios of Cucumber and Robot Framework, Bats and Perl's tests. */
const SCENARIO = /\.(?:feature|robot|bats|t)$/;
/** Declarations and tools' settings, which never need a test. */
const NO_CODE = /(?:\.d\.[cm]?ts|\.config\.[cm]?[jt]s)$/;
/** The usual folders and names of tests. */
const TEST =
  /(?:^|\/)(?:tests?|__tests__|e2e|spec)\/|\.(?:test|spec)\.[A-Za-z]+$|_test\.(?:go|py|rb)$|(?:^|\/)test_[^/]*\.py$|Tests?\.(?:java|kt|cs)$/;

/** Material that tests read or use, and that is no test itself in any folder. */
const MATERIAL =
  /(?:^|\/)(?:__snapshots__|snapshots|__fixtures__|fixtures?|testdata|__mocks__|mocks|__generated__)\/(?!.*\.(?:test|spec)\.[A-Za-z]+$)/;

const UNCHANGED: readonly string[] = ['gone', 'moved', 'same'];

/** The inputs of the check. */
export interface TestsQuestion {
  readonly surfaces: readonly Surface[];
  readonly changed: readonly ChangedPath[];
  /** Globs of code that needs no test, such as generated files: a stated exception. */
  readonly except: readonly string[];
  /** Reasons in `No-Tests:` trailers of the change's commits. */
  readonly reasons: readonly string[];
}

/** The verdict of the check. */
export interface TestsVerdict {
  readonly ok: boolean;
  readonly code: readonly string[];
  readonly tests: readonly string[];
  /** Changed code without a changed test of its surface. */
  readonly untested: readonly string[];
  readonly excepted: readonly string[];
  /** The stated reasons that let untested code pass. */
  readonly reasons: readonly string[];
}

/** The shortest reason: "n/a" does not count. */
const SHORTEST_REASON = 12;

/**
 * Whether a changed path is a test with new content. A deleted, moved or emptied test or another mode adds no test. A
 * README, a fixture or a snapshot is no test.
 */
export function isTest({ path, content = 'other' }: ChangedPath): boolean {
  const isCode = (CODE.test(path) || SCENARIO.test(path)) && !NO_CODE.test(path) && !MATERIAL.test(path);
  return isCode && TEST.test(path) && content === 'other';
}

/**
 * Whether changed code comes with a changed test: one of the same surface, or one of no surface. A stated reason lets
 * it pass, and is shown. Pure.
 */
export function judgeTests({ surfaces, changed, except, reasons }: TestsQuestion): TestsVerdict {
  const ownersOf = areaMatcher(areasOf(surfaces));
  const excepting = globIndex(except);
  const surfacesOf = (path: ChangedPath) => new Set(ownersOf(path).areas.flatMap((area) => area.surfaces));
  const tests = changed.filter(isTest);
  // Deleted code leaves nothing to test; moved code, or code with another mode, is unchanged.
  const code = changed.filter(
    ({ path, content = 'other' }) =>
      CODE.test(path) && !NO_CODE.test(path) && !TEST.test(path) && !UNCHANGED.includes(content),
  );
  const isExcepted = ({ path }: ChangedPath) => [...excepting(path)].length > 0;
  const tested = tests.map(surfacesOf);
  const untested = code.filter((each) => {
    if (isExcepted(each)) return false;
    const own = surfacesOf(each);
    return !tested.some((of) => of.size === 0 || own.size === 0 || [...own].some((id) => of.has(id)));
  });
  const stated = sortedSet(reasons.map((reason) => reason.trim()).filter(({ length }) => length >= SHORTEST_REASON));
  const paths = (some: readonly ChangedPath[]) => sortedSet(some.map(({ path }) => path));
  return {
    ok: untested.length === 0 || stated.length > 0,
    code: paths(code),
    tests: paths(tests),
    untested: paths(untested),
    excepted: paths(code.filter(isExcepted)),
    reasons: untested.length > 0 ? stated : [],
  };
}
