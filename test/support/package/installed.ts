import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toolchainEnvironment } from '../../../toolchain/environment';
import { ROOT } from '../registry/fixtures';

/** The fields of `npm pack --json` about a tarball. */
export interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Skips network requests that do not change the installation. */
export const QUIET = ['--save-exact', '--prefer-offline', '--no-audit', '--no-fund'];

/** An empty folder outside every checkout, in which a team starts. */
export class TeamFolder {
  /** Contains the team's folder, tarballs and emulated worlds. */
  readonly folder = mkdtempSync(join(tmpdir(), 'consumer-'));

  constructor() {
    mkdirSync(this.at('shop'));
  }

  at(...path: readonly string[]): string {
    return join(this.folder, ...path);
  }

  /** Runs a command in the team's folder, to its end. */
  run(command: string, ...args: readonly string[]): { readonly code: number | null; readonly output: string } {
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: this.at('shop'),
      encoding: 'utf8',
      env: toolchainEnvironment(process.env),
    });
    return { code: status, output: `${stdout}${stderr}` };
  }

  /** The installed command. */
  causeway(...args: readonly string[]) {
    return this.run('node_modules/.bin/causeway', ...args);
  }

  /** Runs shell lines in order, against emulators that keep their world and state. */
  emulated(...lines: readonly string[]) {
    return this.causeway('emulator', '--state', this.at('emulated'), '--', 'sh', '-ec', lines.join('\n'));
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Packs the current checkout, as `npm publish` would. */
export function packInto(folder: string): Packed {
  const told = execFileSync('npm', ['pack', '--json', '--silent', '--pack-destination', folder], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const [packed] = JSON.parse(told) as readonly Packed[];
  return packed as Packed;
}

/** Replaces a text in a file. Throws when the file does not contain it. */
function replaceIn(file: string, before: string, after: string): void {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(before)) throw new Error(`${file} does not hold ${before}`);
  writeFileSync(file, text.replaceAll(before, after));
}

/** The changed texts of the next version: in a generated workflow and in a generated document. */
const REWORDED = [
  ['lib/workflows/files/drift.js', 'Every result of the comparison is evidence.', 'What was read back is evidence.'],
  ['lib/cli/world/doctor.js', 'checks what preview, up and live verify need', 'looks at what the commands need'],
] as const;

/** Packs a later version of a packed one, which generates two files differently. Returns its file. */
export function packNext(folder: string, { filename }: Packed, version: string): string {
  const unpacked = join(folder, 'next');
  mkdirSync(unpacked);
  execFileSync('tar', ['-xzf', join(folder, filename), '-C', unpacked]);
  const root = join(unpacked, 'package');
  for (const manifest of ['package.json', 'lib/package.json']) {
    const file = join(root, manifest);
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), version }));
  }
  for (const [file, before, after] of REWORDED) replaceIn(join(root, file), before, after);
  const args = ['pack', '--json', '--silent', '--ignore-scripts', '--pack-destination', folder];
  const [packed] = JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8' })) as readonly Packed[];
  return join(folder, (packed as Packed).filename);
}
