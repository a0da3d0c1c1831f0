import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { version } from '../../../package.json';
import { digestOf, oneFile } from '../../../toolchain/one-file';
import { ROOT } from '../../support/registry/fixtures';
import { groupsInOneFile } from '../../support/workflows/set-ups';

/** The largest download of a delivery job for running the command, in bytes. */
const MOST = 20e6;
let folder: string;
let bytes: Buffer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'causeway-one-file-'));
  cpSync(join(ROOT, 'registry'), join(folder, 'registry'), { recursive: true });
  bytes = await oneFile();
  writeFileSync(join(folder, 'causeway.js'), bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['causeway.js', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', HOME: folder },
  });

test('the command is one file, which is small, is the same each time, and names no place of the machine', async () => {
  expect(bytes.length).toBeLessThan(MOST);
  expect(digestOf(await oneFile())).toBe(digestOf(bytes));
  expect(bytes.includes(ROOT)).toBe(false);
});

test.each([
  ['registry', 'check'],
  ['plan', '--tier', 'production'],
  ['partitions', '--json'],
])('it runs `%s %s %s` without an installed package', (...args) => {
  expect(run(...args)).toMatchObject({ status: 0, stderr: '' });
});

test.each(groupsInOneFile())('it has `%s`, which generated jobs run with it', (group) => {
  expect(run(group, '--help')).toMatchObject({ status: 0, stderr: '' });
});

test('it tells its version, and what it cannot do without the engine', () => {
  expect(run('--version').stdout.trim()).toBe(version);
  const { status, stderr } = run('policy', 'check', '--on', 'registry');
  expect([status, stderr]).toEqual([3, expect.stringContaining('is not in the one-file command')]);
});

test('a file that is not what the source gives is told by its digest', () => {
  const check = (file: string) =>
    spawnSync(process.execPath, ['toolchain/one-file.js', '--check', join(folder, file)], { cwd: ROOT }).status;
  writeFileSync(join(folder, 'other.js'), Buffer.concat([bytes, Buffer.from('//\n')]));
  expect([check('causeway.js'), check('other.js'), check('none.js')]).toEqual([0, 1, 1]);
});
