import type { TestFile } from '../../formats/test-file';

function total({ running }: TestFile): number {
  return running.reduce((sum, { assertions }) => sum + assertions, 0);
}

/** The words that tests reach: their own, and those of the declarations that they use directly or indirectly. */
function reachedWords({ running, around }: TestFile): ReadonlySet<string> {
  const words = new Set(running.filter(({ assertions }) => assertions > 0).flatMap((each) => each.words.split(/\s+/)));
  for (let before = -1; before < words.size; ) {
    before = words.size;
    for (const each of around) {
      if (each.names.some((name) => words.has(name))) for (const word of each.words.split(/\s+/)) words.add(word);
    }
  }
  return words;
}

/**
 * Whether the running tests say something new. A test counts when it compares something, its body is new under every name,
 * and it has no fewer comparisons than an earlier test of its name. A declaration counts when it is new, a running test
 * uses it, and the total of comparisons did not fall. `before` are the earlier file, and the tests that the change
 * deletes; `moved` are the words of tests that other files lost.
 */
export function testsSayMore(
  before: readonly TestFile[],
  after: TestFile,
  moved: ReadonlySet<string> = new Set(),
): boolean {
  const old = before.flatMap(({ running }) => running);
  const known = new Set([...moved, ...old.map(({ words }) => words)]);
  const isNew = after.running.some(({ name, words, assertions }) => {
    const most = Math.max(0, ...old.filter((each) => each.name === name).map((each) => each.assertions));
    return assertions > 0 && assertions >= most && !known.has(words);
  });
  if (isNew) return true;
  const words = reachedWords(after);
  const there = new Set(before.flatMap(({ around }) => around.map((each) => each.words)));
  const isStanding = after.around.some((each) => !there.has(each.words) && each.names.some((name) => words.has(name)));
  return isStanding && total(after) >= before.reduce((sum, each) => sum + total(each), 0);
}
