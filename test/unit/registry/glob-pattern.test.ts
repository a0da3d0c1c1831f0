import { globMatches } from '../../../registry/glob-match';
import { parseGlob } from '../../../registry/glob-pattern';

describe('a glob of the registry', () => {
  it.each([
    ['apps/*/src/**', 'apps/web/src/a/b.ts', true],
    ['apps/**/b.ts', 'apps/b.ts', true],
    ['**/[!a-c]x', 'd/dx', true],
    ['**/[!a-c]x', 'd/bx', false],
    ['app/(marketing)/**', 'app/(marketing)/page.tsx', true],
    ['app/(marketing)/**', 'app/marketing/page.tsx', false],
    ['app/[[]id]/*', 'app/[id]/page.tsx', true],
    ['{apps,libs/{a,b}}/**', 'libs/b/x', true],
    ['{apps,libs/{a,b}}/**', 'libs/c/x', false],
    ['[]a]', ']', true],
    ['[a-]', '-', true],
    ['*.{ts,tsx}', '.ts', true],
    ['?', '😀', true],
    ['**', 'a\nb/.c', true],
    ['a*b*c', 'a1b2b3c', true],
    ['a*b*c', 'a1b2b3', false],
    ['apps/api', 'apps/api/src/a.ts', true],
    ['apps/api', 'apps/apix', false],
    ['.github/', '.github/workflows/x.yml', true],
    ['.gitignore', '.gitignore', true],
    ['apps/*', 'apps/web/a.ts', false],
    ['package.json', 'package.json', true],
  ])('%s and %j: %s', (glob, path, expected) => {
    expect(globMatches(parseGlob(glob), path)).toBe(expected);
  });

  it.each([
    ['**/+(*a*)b', 'extended glob'],
    ['@(a|b)', 'extended glob'],
    ['!(a)', 'begins with "!"'],
    ['!a', 'begins with "!"'],
    ['(a|b)', '"|"'],
    ['a\\b', '"\\"'],
    ['{a', 'never closed'],
    ['a}', 'closes nothing'],
    ['{a}', 'one part'],
    ['{1..3}', 'one part'],
    ['[a', 'never closed'],
    ['[a/b]', 'has a "/"'],
    ['[[:alpha:]]', 'named set'],
    ['[z-a]', 'backwards'],
    ['a**', '"**" stands beside'],
    ['***', '"**" stands beside'],
    ['a//b', 'empty name'],
    ['./a', 'the name "."'],
    ['.git/**', 'the name ".git"'],
    ['apps/{web,.Git}/x', 'the name ".git"'],
    ['a/../b', 'the name ".."'],
    ['{a,}', 'empty name'],
    ['{a,b}'.repeat(7), 'more than 64 choices'],
  ])('%s is none: %s', (glob, why) => {
    expect(() => parseGlob(glob)).toThrow(why);
  });

  // Each of these takes picomatch's regular expression seconds to years. Git limits the length of a path.
  it.each([
    [`${'*a'.repeat(240)}b`, 'a'.repeat(4096)],
    [`**/${'*a'.repeat(200)}*/b`, `${'a'.repeat(100)}/`.repeat(40)],
    [`${'**/'.repeat(160)}b`, 'a/'.repeat(2048)],
    [`${'**/*a*/'.repeat(70)}b`, 'aa/'.repeat(1365)],
    ['{a,aa}'.repeat(6), 'a'.repeat(4096)],
    [`${'{a,*a}'.repeat(6)}${'*a'.repeat(200)}b`, 'a'.repeat(4096)],
    [`${'?*'.repeat(240)}b`, 'a'.repeat(4096)],
    [`${'[a-z]*'.repeat(80)}!`, 'a'.repeat(4096)],
  ])('%.20s… costs at most the product of both lengths', (glob, path) => {
    const begin = performance.now();
    expect(globMatches(parseGlob(glob), path)).toBe(false);
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  it('is read in bounded time, however its braces are nested', () => {
    const begin = performance.now();
    for (const glob of [
      '{'.repeat(500),
      '{a,'.repeat(160),
      `${'{'.repeat(240)}a,b${'}'.repeat(240)}`,
      '{a,b}'.repeat(100),
    ]) {
      expect(() => parseGlob(glob)).toThrow();
    }
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});
