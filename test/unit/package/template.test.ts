import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { TEMPLATE, wanted } from '../../support/package/template';

test('the template for pulumi new is what init writes: npm run template makes it so', () => {
  const files = readdirSync(TEMPLATE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(TEMPLATE, join(entry.parentPath, entry.name)));
  expect(files.sort()).toEqual(wanted.map(({ path }) => path).sort());
  for (const { path, content } of wanted) expect(readFileSync(join(TEMPLATE, path), 'utf8')).toBe(content);
});
