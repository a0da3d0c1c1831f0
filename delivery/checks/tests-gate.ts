import { sortedSet } from '../../plan/sorted';
import type { Surface } from '../../registry/schema/surface';
import { globIndex } from '../changed-surfaces/glob-index';
import { areaMatcher, areasOf } from '../changed-surfaces/matcher';
import type { ChangedPath } from '../changed-surfaces/raw-diff';
import { type FileRole, roleOf } from './file-roles';
import { statedReasons } from './stated-reasons';

const UNCHANGED: readonly string[] = ['gone', 'moved', 'same'];

/** A changed path, with what its content shows. */
export interface JudgedPath extends ChangedPath {
  /** Its role by its content; `both` is code with its own tests. Absent: its role by its path. */
  readonly role?: FileRole | 'both';
}

/** The inputs of the check. */
export interface TestsQuestion {
  readonly surfaces: readonly Surface[];
  readonly changed: readonly JudgedPath[];
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
  /** Changed files without such a test that may be code: the check cannot tell. */
  readonly unjudged: readonly string[];
  readonly excepted: readonly string[];
  /** The stated reasons that let these files pass. */
  readonly reasons: readonly string[];
}

const rolesOf = ({ path, role = roleOf(path) }: JudgedPath) => ({
  isCode: role === 'code' || role === 'both',
  isTest: role === 'test' || role === 'both',
  isUnknown: role === 'unknown' || role === 'place',
});

/**
 * Whether changed code comes with a changed test: one of the same surface, or one of no surface. A deleted, moved or
 * emptied test or another mode adds no test. A stated reason lets code pass, and is shown. Pure.
 */
export function judgeTests({ surfaces, changed, except, reasons }: TestsQuestion): TestsVerdict {
  const ownersOf = areaMatcher(areasOf(surfaces));
  const excepting = globIndex(except);
  const surfacesOf = (path: ChangedPath) => new Set(ownersOf(path).areas.flatMap((area) => area.surfaces));
  const tests = changed.filter((each) => rolesOf(each).isTest && (each.content ?? 'other') === 'other');
  // Deleted code leaves nothing to test; moved code, or code with another mode, is unchanged.
  const live = changed.filter(({ content = 'other' }) => !UNCHANGED.includes(content));
  const code = live.filter((each) => rolesOf(each).isCode);
  const unknown = live.filter((each) => rolesOf(each).isUnknown);
  const isExcepted = ({ path }: ChangedPath) => [...excepting(path)].length > 0;
  const tested = tests.map(surfacesOf);
  const isUntested = (each: ChangedPath) => {
    if (isExcepted(each)) return false;
    const own = surfacesOf(each);
    return !tested.some((of) => of.size === 0 || own.size === 0 || [...own].some((id) => of.has(id)));
  };
  const untested = code.filter(isUntested);
  const unjudged = unknown.filter(isUntested);
  const stated = statedReasons(reasons);
  const paths = (some: readonly ChangedPath[]) => sortedSet(some.map(({ path }) => path));
  return {
    ok: untested.length === 0 || stated.length > 0,
    code: paths(code),
    tests: paths(tests),
    untested: paths(untested),
    unjudged: stated.length > 0 ? [] : paths(unjudged),
    excepted: paths([...code, ...unknown].filter(isExcepted)),
    reasons: untested.length + unjudged.length > 0 ? stated : [],
  };
}
