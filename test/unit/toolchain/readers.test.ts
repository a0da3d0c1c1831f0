import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { READERS, strayReaders } from '../../../toolchain/readers';
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
