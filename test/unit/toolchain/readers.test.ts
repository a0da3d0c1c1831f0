import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { READERS, strayIn, strayReaders } from '../../../toolchain/readers';
import { ROOT } from '../../support/registry/fixtures';

test('each foreign format is read in its own reader, and no regular expression takes one apart', () => {
  expect(strayReaders(ROOT)).toEqual([]);
});

test('every reader that is named is there', () => {
  const missing = Object.values(READERS)
    .flat()
    .filter((file) => !existsSync(join(ROOT, file)));
  expect(missing).toEqual([]);
});

test.each([
  ['a regular expression', 'const found = /runs-on:/.test(text);'],
  ['the text of one', "const found = new RegExp('^on:.*pull_request').test(text);"],
  ['a key of YAML', 'const schema = /^schema: (.*)$/m.exec(text);'],
  ['a template of one', 'const found = RegExp(`uses: .`).test(text);'],
  ['a search', "const found = text.includes('workflow_call');"],
  ['a cut', "const parts = condition.split('&&');"],
  ['a parser that is loaded', "import { parse } from 'yaml';"],
  ['a part of one', "import { x } from 'unbash/ast';"],
  ['a parser that is handed on', "export { parse } from 'yaml';"],
  ['a parser that is loaded later', "const { parse } = await import('yaml');"],
  ['a parser that is required', "const { parse } = require('smol-toml');"],
])('a reader of its own is found: %s', (_what, text) => {
  expect(strayIn('cli/other.ts', text)).toHaveLength(1);
});

test.each([
  ['a text of ours', "context.print('needs: a reviewer');"],
  ['a list', "const events = ['pull_request'];"],
])('%s is none', (_what, text) => {
  expect(strayIn('cli/other.ts', text)).toEqual([]);
});

test('a harmless text is harmless in its own file alone, and no other text is', () => {
  const search = (word: string) => `const found = text.includes('${word}');`;
  expect(strayIn('gate/observe/recorded-head.ts', search('pull_request'))).toEqual([]);
  expect(strayIn('gate/observe/recorded-head.ts', search('workflow_call'))).toHaveLength(1);
  expect(strayIn('gate/observe/gate-runs.ts', search('pull_request'))).toHaveLength(1);
});
