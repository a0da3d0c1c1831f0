import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const REQUIREMENTS = join(__dirname, 'requirements.txt');

function run(command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return stdout.trim();
  throw new Error(`${command} ${args.slice(0, 3).join(' ')} ended with ${status}: ${error?.message ?? stderr}`);
}

/**
 * A Python with the libraries of requirements.txt, set up once per machine in the folder of caches. A hash of both
 * names the folder. Throws when there is no python3, or the libraries cannot be installed.
 */
export function interopPython(): string {
  const version = run('python3', '-c', 'import sys; print(sys.version)');
  const hash = createHash('sha256').update(version).update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 16);
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  const folder = join(cache, 'causeway', `python-${hash}`);
  const python = (root: string) => join(root, 'bin', 'python');
  if (existsSync(folder)) return python(folder);
  // Set up completely or not at all, so that an interrupted setup never counts as ready.
  const partial = `${folder}.${process.pid}`;
  mkdirSync(join(cache, 'causeway'), { recursive: true });
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', REQUIREMENTS];
  try {
    run('python3', '-m', 'venv', partial);
    run(python(partial), ...install);
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    // Another run may have finished first.
    if (!existsSync(folder)) throw error;
  }
  return python(folder);
}
