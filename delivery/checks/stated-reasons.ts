import { sortedSet } from '../../plan/sorted';

/** The shortest reason: "n/a" does not count. */
const SHORTEST_REASON = 12;
/** Fewer different letters than this are no sentence: "aaaa bbbb cccc". */
const FEWEST_LETTERS = 6;

/** Words that only say again that there is no test. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  `a an and any are as at be because by for from here in is it its just no none not now of on or reason so that the there this to was with
  n na nil null tbd todo fixme later skip skipped skipping wip xxx yes ok okay please thanks
  test tests tested testing untested applicable need needed needs necessary required require added add change changes`
    .trim()
    .split(/\s+/),
);
/** Scripts that put no spaces between words. */
const UNSPACED =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}/u;

/** Whether a text can be a reason: it has letters, and at least two words that say more than "no test". */
function isReason(text: string): boolean {
  if (text.length < SHORTEST_REASON) return false;
  const letters = new Set([...text.toLowerCase()].filter((each) => /\p{L}/u.test(each)));
  if (letters.size < FEWEST_LETTERS) return false;
  if (UNSPACED.test(text)) return true;
  const said = (text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).filter(
    (word) => /\p{L}{2}/u.test(word) && !EMPTY_WORDS.has(word),
  );
  return new Set(said).size >= 2;
}

/** The reasons among the values of `No-Tests:` trailers, once each. Pure. */
export function statedReasons(trailers: readonly string[]): readonly string[] {
  return sortedSet(trailers.map((each) => each.trim()).filter(isReason));
}
