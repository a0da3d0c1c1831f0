import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { backupOfCut, checkpointText, lockHolders, stateFiles } from '../../../../live/recover/file-backend';

const folder = mkdtempSync(join(tmpdir(), 'causeway-file-backend-'));
const at = { folder, project: 'causeway', stack: 'dev' };

describe('the address of a file backend', () => {
  test.each([
    ['file:///srv/state', '/srv/state'],
    ['file:///srv/my%20state?no_tmp_dir=false', '/srv/my state'],
    ['file://./state', join(folder, 'state')],
    ['file://state', join(folder, 'state')],
    ['file://~', userInfo().homedir],
    ['file://~/state', join(userInfo().homedir, 'state')],
  ])('%s is the folder that the engine uses', (url, root) => {
    expect(stateFiles(url, at)).toEqual({
      checkpoint: join(root, '.pulumi/stacks/causeway/dev.json'),
      locks: join(root, '.pulumi/locks/organization/causeway/dev'),
    });
  });

  test.each(['s3://state', 'https://api.pulumi.com', 'azblob://state'])('%s is none', (url) => {
    expect(stateFiles(url, at)).toBeUndefined();
  });
});

describe.each([
  ['', (text: string) => Buffer.from(text)],
  ['.gz', gzipSync],
  ['.zst', zstdCompressSync],
] as const)('a checkpoint with the ending .json%s', (extension, packed) => {
  const root = mkdtempSync(join(tmpdir(), 'causeway-file-backend-'));
  const stacks = join(root, '.pulumi/stacks/causeway');
  mkdirSync(stacks, { recursive: true });
  const file = join(stacks, `dev.json${extension}`);
  const whole = packed(JSON.stringify({ version: 3, checkpoint: {} }));
  const files = () => stateFiles(`file://${root}`, at) ?? { checkpoint: 'none', locks: 'none' };

  test('is found, and is whole', () => {
    writeFileSync(file, whole);
    expect(files().checkpoint).toBe(file);
    expect(backupOfCut(files())).toBeUndefined();
    expect(JSON.parse(checkpointText(file))).toEqual({ version: 3, checkpoint: {} });
  });

  test.each([0, 9])('that was cut after %d bytes gives way to its backup', (length) => {
    writeFileSync(`${file}.bak`, whole);
    writeFileSync(file, whole.subarray(0, length));
    expect(backupOfCut(files())).toBe(`${file}.bak`);
  });
});

test('a lock that is empty or cut is not taken for none, and the error says how to go on', () => {
  for (const [name, text] of [
    ['a.json', ''],
    ['fileblob1', '{"pid":1,'],
  ] as const) {
    const locks = mkdtempSync(join(tmpdir(), 'causeway-file-backend-locks-'));
    writeFileSync(join(locks, name), text);
    expect(() => lockHolders({ checkpoint: 'none', locks }, 'dev')).toThrow(
      expect.objectContaining({ exitCode: 3, allowed: expect.stringContaining('pulumi cancel dev') }),
    );
  }
});
