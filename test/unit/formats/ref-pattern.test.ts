import fc from 'fast-check';
import { commonMatch, matches } from '../../../formats/patterns/ref-pattern';
import { parsePattern } from '../../../formats/patterns/ref-pattern-parser';
import { casesOf } from '../../support/cases';
import { rubyFnmatch } from './ruby-fnmatch';

// The examples of Ruby's documentation of File.fnmatch for FNM_PATHNAME, and of GitHub's of branch patterns.
const KNOWN: readonly (readonly [string, string, boolean])[] = [
  ['cat', 'cat', true],
  ['cat', 'category', false],
  ['c?t', 'cat', true],
  ['c??t', 'cat', false],
  ['c*', 'cats', true],
  ['ca[a-z]', 'cat', true],
  ['ca[^t]', 'cat', false],
  ['ca[!t]', 'cab', true],
  ['?', '/', false],
  ['*', 'dave/.profile', false],
  ['[/]', '/', false],
  ['\\?', '?', true],
  ['\\a', 'a', true],
  ['[\\?]', '?', true],
  ['*', '.profile', false],
  ['.*', '.profile', true],
  ['**/*.rb', 'main.rb', true],
  ['**/*.rb', 'lib/song.rb', true],
  ['**.rb', 'main.rb', true],
  ['**.rb', 'lib/main.rb', false],
  ['**/foo', 'a/b/c/foo', true],
  ['**/foo', '/a/b/c/foo', true],
  ['**/foo', 'a/.b/c/foo', false],
  ['*/foo', 'a/b/foo', false],
  ['release/*', 'release/1.0', true],
  ['release/*', 'release/1.0/hotfix', false],
  ['release/**/*', 'release/1.0/hotfix', true],
  ['main', 'refs/heads/main', false],
  ['[', '[', false],
  ['[a', 'a', false],
];

const CHARACTERS = ['a', 'b', 'm', '.', '/', '-'];
const texts = fc.array(fc.constantFrom(...CHARACTERS), { maxLength: 8 }).map((parts) => parts.join(''));
const patterns = fc
  .array(
    fc.constantFrom(
      ...CHARACTERS,
      '*',
      '**/',
      '**',
      '?',
      '[a-m]',
      '[!a]',
      '[^.]',
      '[',
      ']',
      '[b.]',
      '\\*',
      '\\',
      '[/a]',
      '[]',
    ),
    { maxLength: 7 },
  )
  .map((parts) => parts.join(''));

/** Every text over the characters, up to a length. */
function everyText(length: number): readonly string[] {
  if (length === 0) return [''];
  const shorter = everyText(length - 1);
  return [
    ...shorter,
    ...shorter.filter((text) => text.length === length - 1).flatMap((text) => CHARACTERS.map((c) => text + c)),
  ];
}

describe('a pattern', () => {
  it.each(KNOWN)('%s against %s is %s, as Ruby documents', (pattern, text, expected) => {
    expect(rubyFnmatch(pattern, text)).toBe(expected);
    expect(matches(parsePattern(pattern), text)).toBe(expected);
  });

  it('matches exactly what Ruby matches', () => {
    fc.assert(
      fc.property(patterns, texts, (pattern, text) => {
        expect(matches(parsePattern(pattern), text)).toBe(rubyFnmatch(pattern, text));
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('the intersection of two patterns', () => {
  const TEXTS = everyText(4);

  it('gives a text that both match, by Ruby too', () => {
    fc.assert(
      fc.property(patterns, patterns, (left, right) => {
        const common = commonMatch(parsePattern(left), parsePattern(right));
        if (common === undefined) return;
        expect([rubyFnmatch(left, common), rubyFnmatch(right, common)]).toEqual([true, true]);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is never called empty while a text matches both', () => {
    fc.assert(
      fc.property(patterns, patterns, (left, right) => {
        if (commonMatch(parsePattern(left), parsePattern(right)) !== undefined) return;
        expect(TEXTS.filter((text) => rubyFnmatch(left, text) && rubyFnmatch(right, text))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('of a pattern and itself is a text that it matches, by Ruby too', () => {
    fc.assert(
      fc.property(patterns, (pattern) => {
        const common = commonMatch(parsePattern(pattern), parsePattern(pattern));
        if (common !== undefined) expect(rubyFnmatch(pattern, common)).toBe(true);
        else expect(TEXTS.filter((text) => rubyFnmatch(pattern, text))).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is the same both ways round', () => {
    fc.assert(
      fc.property(patterns, patterns, (left, right) => {
        const [a, b] = [parsePattern(left), parsePattern(right)];
        expect(commonMatch(a, b) === undefined).toBe(commonMatch(b, a) === undefined);
      }),
    );
  });

  it.each([
    ['main', 'main', 'main'],
    ['ma*', '*in', 'main'],
    ['release/*', 'release/**/*', 'release/'],
    ['*', 'release/x', undefined],
    ['[a-f]x', '[g-z]x', undefined],
    ['[!a]', 'a', undefined],
    ['**/x', 'a/b/x', 'a/b/x'],
  ])('of %s and %s is %s', (left, right, expected) => {
    const common = commonMatch(parsePattern(left), parsePattern(right));
    if (expected === undefined) expect(common).toBeUndefined();
    else expect(rubyFnmatch(left, common ?? '\0') && rubyFnmatch(right, common ?? '\0')).toBe(true);
  });
});

test.each(casesOf<{ pattern: string; ref: string }, boolean>('ref-patterns.yaml'))(
  'the cases of ref patterns: %s',
  (_what, { input: { pattern, ref }, verdict }) => expect(matches(parsePattern(pattern), ref)).toBe(verdict),
);
