import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as ts from 'typescript';

const PROJECT = path.join(__dirname, '../../..');

/** Whether the code of a file, without its comments, names Netlify. */
function namesNetlify(file: string): boolean {
  const text = readFileSync(path.join(PROJECT, file), 'utf8');
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, text);
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (/netlify/i.test(scanner.getTokenText())) return true;
  }
  return false;
}

function filesOf(room: string): readonly string[] {
  return readdirSync(path.join(PROJECT, room), { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(room, name))
    .filter((name) => name.endsWith('.ts') && !/\/netlify[^/]*\.ts$/.test(name))
    .filter(namesNetlify)
    .sort();
}

// Everything else asks `Target` and the tables, so that another provider is another row.
it('is in the files of Netlify, in the tables of targets, and in three places that need it', () => {
  expect(filesOf('gate')).toEqual([]);
  expect(filesOf('delivery')).toEqual([
    // A bundle is checked against the settings that Netlify's own build would read.
    'delivery/bundle/build.ts',
    // A sentence that tells which services keep their names.
    'delivery/changes/rename.ts',
    // Netlify's command line among the programs that test nothing.
    'delivery/checks/programs.ts',
    'delivery/targets/of.ts',
    'delivery/targets/row.ts',
  ]);
});
