import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isThere, namesIn, textOfExisting } from '../../../registry/existing-file';

let folder = '';
const at = (path: string) => join(folder, path);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'existing-file-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const unreadable = expect.objectContaining({
  name: 'UserError',
  exitCode: 3,
  message: expect.stringContaining('it exists and cannot be read'),
});

test('nothing at a path is no text, no names, and not there', () => {
  for (const path of ['none', 'none/below', 'none/further/below']) {
    expect([textOfExisting(at(path)), namesIn(at(path)), isThere(at(path))]).toEqual([undefined, [], false]);
  }
});

test('a file and a folder are read, through a link too', () => {
  mkdirSync(at('folder'));
  writeFileSync(at('folder/file'), 'text');
  symlinkSync('folder', at('link'));
  expect([textOfExisting(at('link/file')), namesIn(at('link')), isThere(at('link/file'))]).toEqual([
    'text',
    ['file'],
    true,
  ]);
});

test.each([
  ['a link in a circle', 'x', (path: string) => symlinkSync(path, path)],
  ['a link to nothing', 'x', (path: string) => symlinkSync('nothing', path)],
  ['below a link to nothing', 'x/y/z', () => symlinkSync('nothing', at('x'))],
  ['below a link in a circle', 'x/y', () => symlinkSync('x', at('x'))],
  ['below a file', 'x/y', () => writeFileSync(at('x'), '')],
])('%s cannot be read, which is not absence', (_what, path, make) => {
  make(at(path));
  expect(() => textOfExisting(at(path))).toThrow(unreadable);
  expect(() => namesIn(at(path))).toThrow(unreadable);
});

test('a folder is no text, and a file has no names', () => {
  writeFileSync(at('file'), '');
  expect(() => textOfExisting(folder)).toThrow(unreadable);
  expect(() => namesIn(at('file'))).toThrow(unreadable);
});

test('a link takes its place wherever it leads, and below a file there is nothing', () => {
  symlinkSync('nothing', at('link'));
  symlinkSync('circle', at('circle'));
  writeFileSync(at('file'), '');
  expect([isThere(at('link')), isThere(at('circle')), isThere(at('file/x'))]).toEqual([true, true, false]);
  expect(() => isThere(at('circle/x'))).toThrow(unreadable);
});
