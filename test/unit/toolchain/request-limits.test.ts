import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../../support/registry/fixtures';

const ROOMS = ['cli', 'components', 'delivery', 'documents', 'evidence', 'feedback', 'formats', 'gate', 'live', 'plan'];

/** Calls of `fetch` in a file whose options name no `signal`, by their lines. */
function unlimitedIn(file: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'fetch') {
      const [, options] = node.arguments;
      const isLimited =
        options !== undefined &&
        ts.isObjectLiteralExpression(options) &&
        options.properties.some((each) => each.name?.getText(source) === 'signal');
      if (!isLimited) found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test('every request of the product has a limit of time', () => {
  const files = ROOMS.flatMap((room) => {
    const names = readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' });
    return names.filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts')).map((name) => join(room, name));
  });
  const asking = files.filter((file) => readFileSync(join(ROOT, file), 'utf8').includes('fetch('));
  expect(asking.length).toBeGreaterThan(5);
  expect(asking.flatMap(unlimitedIn)).toEqual([]);
});
