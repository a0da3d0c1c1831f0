import { spawnSync } from 'node:child_process';
import fs, { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyFolderWhole, writeFilesWhole, writeFileWhole } from '../../../registry/written-file';
import { causeway } from '../../support/cli/command';
import { productFiles } from '../../support/package/product-files';
import { ROOT } from '../../support/registry/fixtures';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'room-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** Every file of the folder with its content. */
function files() {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return names.flatMap((name) => {
    const file = join(folder, name);
    return statSync(file).isFile() ? [[name, readFileSync(file, 'utf8')] as const] : [];
  });
}

/**
 * Makes later writes into the folder put half of their bytes on disk and then fail with this error, from the given one on.
 * Returns how many writes were tried.
 */
function refuseWrites(code: string, from = 1): () => number {
  const write = fs.writeFileSync;
  let tried = 0;
  jest.spyOn(fs, 'writeFileSync').mockImplementation((file, data, options) => {
    if (!String(file).startsWith(folder)) return write(file, data, options);
    tried += 1;
    if (tried < from) return write(file, data, options);
    const bytes = Buffer.from(
      typeof data === 'string' ? data : new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
    );
    write(file, bytes.subarray(0, bytes.length / 2), options);
    throw Object.assign(new Error(`${code}: write`), { code, errno: -1, syscall: 'write' });
  });
  return () => tried;
}

function checkout(): void {
  mkdirSync(join(folder, 'registry'));
  cpSync(join(ROOT, 'registry/deploy-surfaces.json'), join(folder, 'registry/deploy-surfaces.json'));
}

/** Commands with their options; the first four write several files. */
const COMMANDS: readonly (readonly [string, readonly string[]])[] = [
  ['init', ['--organization', 'acme', '--repository', 'shop', '--owner', 'team:release', '--plan', 'enterprise']],
  ['docs build', []],
  ['docs site', ['--out', 'dist']],
  ['workflows build', ['--repository', 'services']],
  ['log append', ['--kind', 'update', '--text', 'looked', '--by', 'team:web']],
  ['rename surface', ['worker', 'jobs']],
  ['remove surface', ['worker', '--tier', 'dev']],
];

describe.each([
  ['a full disk', 'ENOSPC', 3],
  ['a read-only folder', 'EROFS', 2],
] as const)('%s', (_what, code, exitCode) => {
  async function isRefused(command: string, options: readonly string[], from: number): Promise<void> {
    if (command !== 'init') checkout();
    const before = files();
    const tried = refuseWrites(code, from);
    const outcome = await causeway(folder, ...command.split(' '), ...options);
    expect(outcome).toEqual({
      code: exitCode,
      stdout: '',
      stderr: expect.stringMatching(/^causeway: .*(the disk is full|read-only)\n {2}at .*\n {2}allowed: .*\n$/),
    });
    expect(tried()).toBe(from);
    expect(files()).toEqual(before);
  }

  test.each(COMMANDS)('is one clear error of %s, and nothing half-written stays', (command, options) =>
    isRefused(command, options, 1),
  );

  test.each(COMMANDS.slice(0, 4))('at the third write of %s leaves none of its files', (command, options) =>
    isRefused(command, options, 3),
  );
});

describe('a file that is written', () => {
  const file = () => join(folder, 'deep/down/file.json');

  test('appears whole, in a folder that is made, with the permissions that it had', () => {
    writeFileWhole(file(), 'one', { mode: 0o640 });
    writeFileWhole(file(), 'two');
    expect(files()).toEqual([['deep/down/file.json', 'two']]);
    expect(statSync(file()).mode & 0o777).toBe(0o640);
  });

  test('takes no name that is taken, and follows a link to its file', () => {
    writeFileWhole(file(), 'one');
    expect(() => writeFileWhole(file(), 'two', { isNew: true })).toThrow('something already exists there');
    fs.symlinkSync(file(), join(folder, 'link'));
    writeFileWhole(join(folder, 'link'), 'three');
    expect(fs.lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
    expect(files().map(([, content]) => content)).toEqual(['three', 'three']);
  });

  test('is not written at all where another one of its kind cannot be, and a device stays', () => {
    writeFileWhole(file(), 'one');
    const out = join(folder, 'fifo');
    spawnSync('mkfifo', [out]);
    const together = [file(), out, join(file(), 'below')].map((each) => ({ file: each, content: 'two' }));
    expect(() => writeFilesWhole(together)).toThrow('something already exists there');
    expect(files()).toEqual([['deep/down/file.json', 'one']]);
    expect(statSync(out).isFIFO()).toBe(true);
    expect(() => writeFileWhole(folder, 'two')).toThrow('a folder is there');
  });

  test('is copied with its folder, or nothing is', () => {
    writeFileWhole(join(folder, 'tree/deep/file.json'), 'one');
    fs.symlinkSync('file.json', join(folder, 'tree/deep/link'));
    copyFolderWhole(join(folder, 'tree'), join(folder, 'copy'));
    expect(files()).toContainEqual(['copy/deep/file.json', 'one']);
    expect(fs.readlinkSync(join(folder, 'copy/deep/link'))).toBe('file.json');
    const before = files();
    jest.spyOn(fs, 'cpSync').mockImplementation((_from, to) => {
      mkdirSync(String(to));
      fs.writeFileSync(join(String(to), 'half'), 'h');
      throw Object.assign(new Error('ENOSPC: write'), { code: 'ENOSPC', errno: -28, syscall: 'cp' });
    });
    expect(() => copyFolderWhole(join(folder, 'tree'), join(folder, 'other'))).toThrow('the disk is full');
    expect(files()).toEqual(before);
  });

  test('stays as it was when the write fails, and the error says where', () => {
    writeFileWhole(file(), 'one');
    refuseWrites('ENOSPC');
    expect(() => writeFileWhole(file(), 'another')).toThrow('the disk is full');
    jest.restoreAllMocks();
    expect(files()).toEqual([['deep/down/file.json', 'one']]);
    expect(() => writeFileWhole(join(file(), 'below'), '')).toThrow('something already exists there');
  });
});

describe('what is printed', () => {
  const shell = (line: string) =>
    spawnSync('bash', ['-o', 'pipefail', '-c', line], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], NO_COLOR: '1', NODE: process.execPath },
    });

  test.each([
    ['a full device', '"$NODE" bin/causeway.js registry check > /dev/full'],
    ['a full device, a long document', '"$NODE" bin/causeway.js plan --tier production --json > /dev/full'],
  ])('to %s is one clear error', (_what, line) => {
    const { status, stderr } = shell(line);
    expect({ status, stderr }).toEqual({
      status: 3,
      stderr: expect.stringMatching(/^causeway: the output is incomplete: .*\n {2}at stdout\n {2}allowed: .*\n$/),
    });
  });

  test.each([
    ['a command that says yes', '--help', 0],
    ['a command that says no', 'registry nonsense', 2],
  ])('to a reader that is gone is no error of %s', (_what, command, code) => {
    const { status, stderr } = shell(`"$NODE" bin/causeway.js ${command} 2>&1 | true`);
    expect({ status, stderr }).toEqual({ status: code, stderr: '' });
  });

  test('as an error to a full device still ends with an exit code that says it', () => {
    expect(shell('"$NODE" bin/causeway.js registry nonsense 2> /dev/full').status).toBe(3);
  });
});

// Each of them is one of these: text that a job runs, code that writes into its own folder and removes it, code that
// appends to a file of the job's runner, or code with only a test's replacement.
const OTHERS = [
  'cli/delivery/deploy-flags.ts',
  'cli/gate/gate.ts',
  'delivery/bundle/directory.ts',
  'delivery/bundle/store.ts',
  'evidence/branch/git-commit.ts',
  'formats/netlify/rules.ts',
  'gate/durability/interruptions.ts',
  'plan/command-set-up.ts',
  'registry/written-file.ts',
];

test('no other code of the product writes a file in its place', () => {
  const writing = productFiles().filter((name) =>
    /\b(writeFile|appendFile|createWriteStream|copyFile|cp)(Sync)?\(/.test(readFileSync(join(ROOT, name), 'utf8')),
  );
  expect(writing).toEqual(OTHERS);
});
