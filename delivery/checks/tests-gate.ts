import { sortedSet } from '../../plan/sorted';
import type { Surface } from '../../registry/schema/surface';
import type { ChangedPath } from '../changed-surfaces/changed-paths';
import { globIndex } from '../changed-surfaces/glob-index';
import { areaMatcher, areasOf } from '../changed-surfaces/matcher';

/** Files whose change alone changes what a program does. */
const CODE = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|py|go|rs|java|kt|rb|php|cs|swift|scala|sql|sh)$/;
/** Files that are tests although they are no code: scenarios of Cucumber and Robot Framework, Bats and Perl's tests. */
const SCENARIO = /\.(?:feature|robot|bats|t)$/;
/** Declarations and tools' settings: exceptions that hold everywhere. */
const NO_CODE = /(?:\.d\.[cm]?ts|\.config\.[cm]?[jt]s)$/;
/** Where tests lie, and what they are called. */
const TEST =
  /(?:^|\/)(?:tests?|__tests__|e2e|spec)\/|\.(?:test|spec)\.[A-Za-z]+$|_test\.(?:go|py|rb)$|(?:^|\/)test_[^/]*\.py$|Tests?\.(?:java|kt|cs)$/;

/** What tests read or stand on, and is no test by itself, whatever folder of tests it lies in. */
const MATERIAL =
  /(?:^|\/)(?:__snapshots__|snapshots|__fixtures__|fixtures?|testdata|__mocks__|mocks|__generated__)\/(?!.*\.(?:test|spec)\.[A-Za-z]+$)/;

const UNCHANGED: readonly string[] = ['gone', 'moved', 'same'];

/** What is asked of a change. */
export interface TestsQuestion {
  readonly surfaces: readonly Surface[];
  readonly changed: readonly ChangedPath[];
  /** Globs of code that needs no test of its own, such as generated files: a stated exception. */
  readonly except: readonly string[];
  /** Reasons that commits of the change state in a `No-Tests:` trailer. */
  readonly reasons: readonly string[];
}

/** What the gate says. */
export interface TestsVerdict {
  readonly ok: boolean;
  readonly code: readonly string[];
  readonly tests: readonly string[];
  /** Changed code without a changed test of its surface. */
  readonly untested: readonly string[];
  readonly excepted: readonly string[];
  /** The stated reasons by which untested code passes. */
  readonly reasons: readonly string[];
}

/** The fewest characters of a reason: "n/a" is none. */
const SHORTEST_REASON = 12;

/**
 * Whether a changed path is a test with other content. What was deleted, moved, emptied or given another mode tests nothing that was
 * not tested before, and a README, a fixture or a snapshot never did.
 */
export function isTest({ path, content = 'other' }: ChangedPath): boolean {
  const isCode = (CODE.test(path) || SCENARIO.test(path)) && !NO_CODE.test(path) && !MATERIAL.test(path);
  return isCode && TEST.test(path) && content === 'other';
}

/**
 * Whether changed code comes with a changed test: one of the same surface, or one that belongs to no surface. A stated
 * reason lets it pass, and is shown. Pure.
 */
export function judgeTests({ surfaces, changed, except, reasons }: TestsQuestion): TestsVerdict {
  const ownersOf = areaMatcher(areasOf(surfaces));
  const excepting = globIndex(except);
  const surfacesOf = (path: ChangedPath) => new Set(ownersOf(path).areas.flatMap((area) => area.surfaces));
  const tests = changed.filter(isTest);
  // Of code that is gone nothing is left to test; moved code, or code with another mode, is what it was.
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
