import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectFolder } from '../demo/engine';
import { COMMAND_SET_UP } from '../plan/command-set-up';
import { oneFile } from '../toolchain/one-file';

function bytesBelow(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isSymbolicLink()) return sum;
    return sum + (entry.isDirectory() ? bytesBelow(file) : statSync(file).size);
  }, 0);
}

function seconds(work: () => void): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1000;
}

/** A checkout whose lock file names this checkout's package, packed as it is published. */
function governingCheckout(folder: string): string {
  const shop = path.join(folder, 'shop');
  mkdirSync(shop);
  const packed = spawnSync('npm', ['pack', '--json', '--silent', '--pack-destination', shop], {
    cwd: projectFolder(),
    encoding: 'utf8',
  });
  const [{ filename }] = JSON.parse(packed.stdout) as readonly [{ readonly filename: string }];
  const flags = ['--package-lock-only', '--save-exact', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', ['install', ...flags, `./${filename}`], { cwd: shop });
  if (status !== 0) throw new Error('npm install failed');
  return shop;
}

/**
 * The files that a job needs before it can run the command, and the time that the command takes to print its version.
 */
export async function setUpPart(): Promise<readonly string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'causeway-bench-set-up-'));
  const project = projectFolder();
  const node = process.execPath;
  try {
    mkdirSync(path.join(folder, 'packages'));
    for (const name of ['package.json', 'package-lock.json', 'sdks'])
      spawnSync('cp', ['-r', path.join(project, name), path.join(folder, 'packages')]);
    const install = seconds(() => {
      const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'], {
        cwd: path.join(folder, 'packages'),
      });
      if (status !== 0) throw new Error('npm ci failed');
    });
    const file = path.join(folder, 'causeway.js');
    const bytes = await oneFile();
    const write = seconds(() => writeFileSync(file, bytes));
    const shop = governingCheckout(folder);
    const script = seconds(() => {
      const { status, stderr } = spawnSync('bash', ['-e', '-c', COMMAND_SET_UP], { cwd: shop, encoding: 'utf8' });
      if (status !== 0) throw new Error(`the set-up of a delivery job failed: ${stderr}`);
    });
    const says = (command: string) => seconds(() => void spawnSync(node, [command, '--version']));
    const row = (way: string, time: number, size: number, command: string) =>
      `| ${way} | ${time.toFixed(2)} | ${(size / 1e6).toFixed(1)} | ${says(command).toFixed(2)} |`;
    return [
      '| way | set-up, s | MB | `--version`, s |',
      '|---|---|---|---|',
      row(
        '`npm ci`, packages in the cache',
        install,
        bytesBelow(path.join(folder, 'packages/node_modules')),
        path.join(project, 'bin/causeway.js'),
      ),
      row(
        'a delivery job: the package alone, by its digest',
        script,
        bytesBelow(path.join(shop, 'node_modules')),
        path.join(shop, 'node_modules/.bin/causeway'),
      ),
      row('one file (`toolchain/one-file.js`)', write, bytes.length, file),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
