import type { CommitFiles } from '../../evidence/git/file-text';
import { languageOf, testsOf } from '../../formats/languages/tests-of';
import type { ChangedPath } from '../changed-surfaces/raw-diff';
import { roleOf } from './file-roles';

/** The tests that other files of a change had and no longer have, in the language of one file. */
export interface LostTests {
  /** The texts of deleted files. */
  readonly deleted: readonly string[];
  /** The words of lost tests that ran and compared something. */
  readonly words: ReadonlySet<string>;
  /** Those of them that stood in a file with the name of a test. */
  readonly named: ReadonlySet<string>;
}

function comparedIn(text: string, path: string): ReadonlySet<string> {
  const found = testsOf(text, path);
  const running = found.state === 'read' ? found.file.running : [];
  return new Set(running.filter(({ assertions }) => assertions > 0).map(({ words }) => words));
}

/** Whether a text has one of some tests, by their words. */
export function holdsAny(text: string, path: string, words: ReadonlySet<string>): boolean {
  return words.size > 0 && [...comparedIn(text, path)].some((each) => words.has(each));
}

/** What the other files of a change lost, for each of its files. A test that moved says nothing new. */
export function lostTests(
  changed: readonly ChangedPath[],
  earlier: CommitFiles['textOf'],
  later: CommitFiles['textOf'],
): (path: string) => LostTests {
  const known = new Map<string, LostTests>();
  const lostIn = (language: string): LostTests => {
    const files = changed.filter(({ path, isSubmodule }) => {
      const isTest = ['test', 'place'].includes(roleOf(path)) || path.endsWith('.rs');
      return isTest && !isSubmodule && languageOf(path) === language;
    });
    const lost = files.map(({ path, content }) => {
      const before = earlier(path) ?? '';
      const after = content === 'gone' ? new Set() : comparedIn(later(path) ?? '', path);
      const words = [...comparedIn(before, path)].filter((each) => !after.has(each));
      return { path, words, deleted: content === 'gone' ? [before] : [] };
    });
    const wordsOf = (some: typeof lost) => new Set(some.flatMap(({ words }) => words));
    return {
      deleted: lost.flatMap(({ deleted }) => deleted),
      words: wordsOf(lost),
      named: wordsOf(lost.filter(({ path }) => roleOf(path) === 'test')),
    };
  };
  return (path) => {
    const language = languageOf(path);
    const found = known.get(language) ?? lostIn(language);
    known.set(language, found);
    return found;
  };
}
