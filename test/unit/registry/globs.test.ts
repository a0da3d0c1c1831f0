import fc from 'fast-check';
import { isMatch } from 'picomatch';
import { excludesAll, globsMeet, staticPrefix } from '../../../registry/globs';

describe('globs', () => {
  it.each([
    ['**', 'apps/web/**', true],
    ['apps/web/**', 'apps/api/**', false],
    ['apps/*/src/**', 'apps/web/**', true],
    ['apps/*.ts', 'apps/*.md', false],
    ['apps/web', 'apps/web/**', true],
    ['a/**/z', 'a/b/c/z', true],
    ['a/**/z', 'a/b/c/y', true],
    ['a/**/*z', 'a/b/c/*y', false],
    ['apps/api', 'apps/api/src/*.ts', true],
    ['.github/', '.github/workflows/*.yml', true],
    ['{a/b,c}/*.ts', 'c/x.*', true],
    ['{a/b,c}/*.ts', 'b/x.*', false],
    ['{a,b}/**', 'b/c', true],
    ['a/b*', 'a/c*', false],
  ])('%s and %s meet: %s', (left, right, expected) => {
    expect(globsMeet(left, right)).toBe(expected);
    expect(globsMeet(right, left)).toBe(expected);
  });

  it('meet whenever some path matches both', () => {
    const segment = fc.constantFrom('a', 'b', 'ab', '*', '**', 'a*', '*b', '?');
    const glob = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    const path = fc
      .array(fc.constantFrom('a', 'b', 'ab', 'c'), { minLength: 1, maxLength: 5 })
      .map((parts) => parts.join('/'));
    fc.assert(
      fc.property(glob, glob, path, (left, right, file) => {
        fc.pre(isMatch(file, left) && isMatch(file, right));
        return globsMeet(left, right);
      }),
      { numRuns: 300 },
    );
  });

  it('have a fixed beginning', () => {
    expect(staticPrefix('apps/web/*.ts')).toEqual(['apps', 'web']);
    expect(staticPrefix('**')).toEqual([]);
  });

  it('are taken away only by an exclusion that covers them', () => {
    expect(excludesAll('apps/**', 'apps/web/**')).toBe(true);
    expect(excludesAll('apps/web/**', 'apps/**')).toBe(false);
    expect(excludesAll('**/*.md', 'apps/**')).toBe(false);
    expect(excludesAll('apps', 'apps/web')).toBe(true);
    expect(excludesAll('*', 'apps')).toBe(false);
    expect(excludesAll('apps/*/**', 'apps/*/src/*.ts')).toBe(true);
    expect(excludesAll('{apps,libs}/**', '{libs,apps}/*.ts')).toBe(true);
    expect(excludesAll('*.ts', '*')).toBe(false);
  });
});
