import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { name, version } from '../../../package.json';
import { COMMAND_SET_UP, ONE_FILE } from '../../../plan/command-set-up';
import { oneFile } from '../../../toolchain/one-file';

/** The largest download of a delivery job for running the command, in bytes. */
const MOST = 20e6;
let folder: string;
let tarball: string;
let integrity: string;

// The package as npm packs it, with the command as one file and with code that an attacker wants to run.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'causeway-set-up-'));
  const source = join(folder, 'package');
  mkdirSync(join(source, 'lib/bin'), { recursive: true });
  writeFileSync(join(source, ONE_FILE), await oneFile());
  writeFileSync(
    join(source, 'package.json'),
    JSON.stringify({
      name,
      version,
      bin: { causeway: ONE_FILE },
      dependencies: { commander: '15.1.0' },
      scripts: { postinstall: 'touch ran' },
    }),
  );
  const flags = ['--json', '--ignore-scripts', '--pack-destination', folder];
  const [packed] = JSON.parse(execFileSync('npm', ['pack', ...flags], { cwd: source, encoding: 'utf8' }));
  [tarball, integrity] = [packed.filename, packed.integrity];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
/** A checkout of a governing repository with this lock file entry for the package, and the result of its setup. */
function setUp(entry: object, change: (checkout: string) => void = () => {}) {
  count += 1;
  const checkout = join(folder, `checkout-${count}`);
  mkdirSync(checkout);
  writeFileSync(join(checkout, tarball), readFileSync(join(folder, tarball)));
  const packages = { '': { dependencies: { [name]: `file:${tarball}` } }, [`node_modules/${name}`]: entry };
  writeFileSync(join(checkout, 'package.json'), JSON.stringify({ dependencies: { [name]: `file:${tarball}` } }));
  writeFileSync(join(checkout, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }));
  change(checkout);
  // No test of these needs a registry. Without a network, npm would try again for a minute.
  const env = { PATH: process.env['PATH'], HOME: folder, npm_config_offline: 'true' };
  const { status, stderr } = spawnSync('bash', ['-e', '-c', COMMAND_SET_UP], { cwd: checkout, encoding: 'utf8', env });
  const causeway = (...args: readonly string[]) =>
    spawnSync(join(checkout, 'node_modules/.bin/causeway'), args, { cwd: checkout, encoding: 'utf8', env });
  return { checkout, status, stderr, causeway };
}

function sizeOf(place: string): number {
  return readdirSync(place, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((each) => each.isFile())
    .reduce((sum, each) => sum + statSync(join(each.parentPath, each.name)).size, 0);
}

const whole = () => ({ version, resolved: `file:${tarball}`, integrity });

test('a delivery job gets the one package of the lock file, which runs, and nothing beside it', () => {
  const { checkout, status, stderr, causeway } = setUp(whole());
  expect([status, stderr]).toEqual([0, '']);
  expect(causeway('--version').stdout.trim()).toBe(version);
  expect(sizeOf(join(checkout, 'node_modules'))).toBeLessThan(MOST);
  const alone = join(checkout, 'node_modules/.causeway/node_modules');
  expect(readdirSync(alone).filter((each) => !each.startsWith('.'))).toEqual(['@causeway-deploy']);
  expect(existsSync(join(alone, name, 'ran'))).toBe(false);
});

test('a package of another digest than the lock file’s is not installed', () => {
  const other = `sha512-${Buffer.alloc(64, 'x').toString('base64')}`;
  const { checkout, status, stderr } = setUp({ ...whole(), integrity: other });
  expect([status === 0, stderr]).toEqual([false, expect.stringContaining('EINTEGRITY')]);
  expect(existsSync(join(checkout, 'node_modules/.bin/causeway'))).toBe(false);
});

test('without a digest the whole lock file is installed, as npm reads it', () => {
  // package.json does not list the package, so npm refuses it. The script itself fetched nothing.
  const { checkout, status } = setUp({ version, resolved: `file:${tarball}` }, (place) =>
    writeFileSync(join(place, 'package.json'), '{ "dependencies": { "commander": "15.1.0" } }'),
  );
  expect(status).not.toBe(0);
  expect(existsSync(join(checkout, 'node_modules/.causeway'))).toBe(false);
});

test.each([
  ['there is no lock file', (checkout: string) => rmSync(join(checkout, 'package-lock.json'))],
  ['the lock file cannot be read', (checkout: string) => writeFileSync(join(checkout, 'package-lock.json'), '{')],
])('the job fails where %s', (_what, change) => {
  expect(setUp(whole(), change).status).not.toBe(0);
});

test('the job fails where the package has no such file', () => {
  const { status, stderr } = setUp(whole(), (checkout) => {
    const source = join(checkout, 'older');
    mkdirSync(source);
    writeFileSync(join(source, 'package.json'), JSON.stringify({ name, version }));
    const flags = ['--json', '--ignore-scripts', '--pack-destination', checkout];
    const [packed] = JSON.parse(execFileSync('npm', ['pack', ...flags], { cwd: source, encoding: 'utf8' }));
    const lock = JSON.parse(readFileSync(join(checkout, 'package-lock.json'), 'utf8'));
    lock.packages[`node_modules/${name}`].integrity = packed.integrity;
    writeFileSync(join(checkout, 'package-lock.json'), JSON.stringify(lock));
  });
  expect([status === 0, stderr]).toEqual([false, expect.stringContaining(ONE_FILE)]);
});
