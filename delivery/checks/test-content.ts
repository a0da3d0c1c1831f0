import { filesAt } from '../../evidence/git/file-text';
import type { Surrounded } from '../../formats/languages/files-beside';
import { isTestModule } from '../../formats/languages/rust-modules';
import { surroundingsOf } from '../../formats/languages/surroundings';
import { testsOf } from '../../formats/languages/tests-of';
import type { TestFile } from '../../formats/test-file';
import type { ChangedPath } from '../changed-surfaces/raw-diff';
import { linesSayMore } from './changed-lines';
import { isScript, roleOf } from './file-roles';
import { holdsAny, type LostTests, lostTests } from './lost-tests';
import { testsSayMore } from './says-more';
import type { JudgedPath } from './tests-gate';

/** A file of a change, read when it is first asked for. */
interface Content {
  readonly path: string;
  /** Its text at both ends; empty where it is not there. */
  readonly before: () => string;
  readonly after: () => string;
  /** What other files of the change lost. */
  readonly lost: () => LostTests;
  /** What the files around it say of its tests. */
  readonly surrounded: () => Surrounded;
  /** Whether it is a module of Rust that holds tests alone. */
  readonly isTestModule: () => boolean;
  readonly isVouched: boolean;
}

/**
 * Whether a test says something new; `by lines` where only its lines say so, which cannot tell whether it runs. A test
 * that moved is not new.
 */
function saysMore({ path, before, after, lost, surrounded }: Content): 'yes' | 'no' | 'by lines' {
  const now = testsOf(after(), path);
  if (now.state === 'broken') return 'no';
  const deleted = before() === '' ? lost().deleted : [];
  const byLines = () =>
    linesSayMore({ path, before: before(), after: after() }, deleted) ? ('by lines' as const) : 'no';
  if (now.state === 'unread') return byLines();
  const earlier = [before(), ...deleted].filter((text) => text !== '').map((text) => testsOf(text, path));
  // Nobody knows which tests of an earlier file that is not parsed are new.
  if (earlier.some(({ state }) => state === 'unread')) return byLines();
  const files = earlier.flatMap((each) => (each.state === 'read' ? [each.file] : []));
  if (!testsSayMore(files, now.file, lost().words)) return 'no';
  return SAYING[surrounded()];
}

const SAYING = { runs: 'yes', off: 'no', unknown: 'by lines' } as const;

/** The changed paths, with what their content shows. */
export interface JudgedChange {
  /** A test without new content counts as unchanged. */
  readonly changed: readonly JudgedPath[];
  /** Tests that say something new by their lines alone. */
  readonly byLines: readonly string[];
}

/** Beginnings and ends of the attributes of Rust that declare tests. */
const MARKS_IN_RUST = ['#[cfg(test)]', 'test]', '::test(', 'rstest'] as const;

/** Whether a text declares tests, running or not; undefined for a text that no parser reads. */
function declaresTests(text: string, path: string): boolean | undefined {
  if (text === '') return false;
  const found = testsOf(text, path);
  return found.state === 'read' ? found.file.declared > 0 : undefined;
}

// Unit tests of Rust stand in the file that they test: https://doc.rust-lang.org/book/ch11-03-test-organization.html#unit-tests.
function judgedCode(path: JudgedPath, content: Content): Judged {
  const { before, after, lost } = content;
  const code = { ...path, isByLines: false } as const;
  if (!path.path.endsWith('.rs')) return code;
  if (content.isTestModule()) return judgedTest(path, content);
  if (!MARKS_IN_RUST.some((mark) => after().includes(mark))) return code;
  const [earlier, now] = [testsOf(before(), path.path), testsOf(after(), path.path)];
  if (now.state === 'unread' || earlier.state === 'unread') return { ...code, role: 'both', isByLines: true };
  if (now.state === 'broken') return code;
  // What stands around the tests is the code itself.
  const alone = (file: TestFile): TestFile => ({ ...file, around: [] });
  const files = earlier.state === 'read' ? [alone(earlier.file)] : [];
  if (!testsSayMore(files, alone(now.file), lost().words)) return code;
  const verdict = SAYING[content.surrounded()];
  return verdict === 'no' ? code : { ...code, role: 'both', isByLines: verdict === 'by lines' };
}

function judgedTest(path: JudgedPath, content: Content): Judged {
  const verdict = path.content === 'other' ? saysMore(content) : 'no';
  const judged = verdict === 'no' && path.content === 'other' ? { ...path, content: 'same' as const } : path;
  return { ...judged, role: 'test', isByLines: verdict === 'by lines' };
}

type Judged = JudgedPath & { readonly isByLines: boolean };

// A folder of production code may be called `test`, too: a file there is a test if it declares one.
function judgedPlace(path: JudgedPath, content: Content, judged: Judged): Judged {
  const { isByLines } = judged;
  const [now, earlier] = [declaresTests(content.after(), path.path), declaresTests(content.before(), path.path)];
  const isTest = now === true || (earlier === true && content.after() === '') || isByLines;
  // The name of its earlier file says that a runner takes it; the new one does not.
  const isHidden =
    now === true && content.before() === '' && holdsAny(content.after(), path.path, content.lost().named);
  return (isTest && !isHidden) || content.isVouched
    ? { ...judged, role: 'test' }
    : { ...path, role: 'unknown', isByLines };
}

function judgedPath(path: JudgedPath, content: Content): Judged {
  const role = path.role ?? roleOf(path.path);
  if (role === 'code') return judgedCode(path, content);
  if (role === 'unknown') return { ...path, role: isScript(content.after()) ? 'code' : 'unknown', isByLines: false };
  if (role === 'none') return { ...path, isByLines: false };
  const judged = judgedTest(path, content);
  return role === 'test' ? judged : judgedPlace(path, content, judged);
}

/**
 * Judges the files of a change by their content. `from` is the change's merge base; a reviewer reads vouched tests.
 * Throws UserError (exit 3) where a file that decides cannot be read.
 */
export function judgedTests(
  repository: string,
  { from, head }: { readonly from: string; readonly head: string },
  changed: readonly ChangedPath[],
  isVouched: (path: string) => boolean,
): JudgedChange {
  const [earlier, later] = [filesAt(repository, from), filesAt(repository, head)];
  const lostBy = lostTests(changed, earlier.textOf, later.textOf);
  const isKept = ({ content = 'other' }: ChangedPath) => content === 'other' || content === 'empty';
  const gone = changed.filter(({ content, isSubmodule }) => content === 'gone' && !isSubmodule);
  const isCode = ({ path }: ChangedPath) => roleOf(path) === 'code';
  // Material of tests that becomes code is new code.
  const isNewCode = (each: ChangedPath) => {
    if (each.content !== 'moved' || !isCode(each) || gone.every(isCode)) return false;
    return !gone.some((from) => isCode(from) && earlier.textOf(from.path) === later.textOf(each.path));
  };
  const judged = changed.map((each): Judged => {
    if (isNewCode(each)) return { ...each, content: 'other', isByLines: false };
    const { path, isSubmodule } = each;
    if (!isKept(each) || isSubmodule || roleOf(path) === 'none') return { ...each, isByLines: false };
    return judgedPath(each, {
      path,
      before: () => earlier.textOf(path) ?? '',
      after: () => later.textOf(path) ?? '',
      lost: () => lostBy(path),
      surrounded: () => surroundingsOf(path, later),
      isTestModule: () => isTestModule(path, later),
      isVouched: isVouched(path),
    });
  });
  return {
    changed: judged.map(({ isByLines: _, ...each }) => each),
    byLines: judged.filter(({ isByLines }) => isByLines).map(({ path }) => path),
  };
}

/** The same change without the tests that nobody has read: what is left is known. */
export function withoutUnread(changed: readonly JudgedPath[], unread: readonly string[]): readonly JudgedPath[] {
  return changed.map((each) => {
    if (!unread.includes(each.path)) return each;
    if (each.role === 'both') return { ...each, role: 'code' };
    return roleOf(each.path) === 'place' ? { ...each, role: 'unknown' } : { ...each, content: 'same' };
  });
}
