import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../support/registry/fixtures';

const page = readFileSync(join(ROOT, 'docs/how-to-add.md'), 'utf8');

interface Recipe {
  readonly title: string;
  readonly example: string;
  readonly files: readonly string[];
}

const recipes = page
  .split(/^## /m)
  .slice(1)
  .map((section): Recipe => {
    const [title = ''] = section.split('\n', 1);
    const [, example = ''] = /^Example: `(.+)`$/m.exec(section) ?? [];
    return { title, example, files: [...section.matchAll(/^\d+\. `([^`]+)`/gm)].map(([, file = '']) => file) };
  });

/** The product's files that contain a text. */
function holding(text: string): readonly string[] {
  const files = execFileSync('git', ['grep', '-lF', '-e', text, '--', '*.ts', ':!test', ':!bench', ':!demo'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return files.trimEnd().split('\n');
}

test('there is a recipe for each of the six additions', () => {
  expect(recipes.map(({ title }) => title)).toEqual([
    'A policy rule',
    'An evidence adapter',
    'A command',
    'A registry field',
    'A GitHub kind',
    'A deploy target',
  ]);
});

test.each(recipes)('$title touches the files that its recipe lists, and no other', ({ example, files }) => {
  expect([...files].sort()).toEqual([...holding(example)].sort());
});

test('every path that the page names is there', () => {
  const paths = [...page.matchAll(/`([a-z][\w./-]*\/[\w./-]*)`/g)].map(([, file = '']) => file);
  expect(paths.length).toBeGreaterThan(30);
  expect(paths.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});
