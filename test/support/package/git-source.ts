import { execFileSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../registry/fixtures';

/** Git without the settings of whoever runs the tests. */
function git(cwd: string, ...args: readonly string[]): string {
  const person = ['-c', 'user.name=test', '-c', 'user.email=test@localhost.invalid', '-c', 'commit.gpgSign=false'];
  return execFileSync('git', [...person, ...args], { cwd, encoding: 'utf8', maxBuffer: 1 << 26 }).trim();
}

/**
 * Makes a repository of the checkout's tracked files in a folder, with one commit and a later one of another version.
 * Returns the id of the first. A clone of it is as shallow as a clone can be.
 */
export function gitSource(folder: string): string {
  git(ROOT, 'init', '--quiet', '--initial-branch', 'main', folder);
  const tracked = git(ROOT, 'ls-files', '-z').split('\0');
  for (const name of tracked.filter(Boolean)) {
    cpSync(join(ROOT, name), join(folder, name), { dereference: false, verbatimSymlinks: true });
  }
  git(folder, 'add', '--all', '--force');
  git(folder, 'commit', '--quiet', '--message', 'The version that is installed');
  const commit = git(folder, 'rev-parse', 'HEAD');
  const manifest = JSON.parse(git(folder, 'show', 'HEAD:package.json')) as object;
  writeFileSync(join(folder, 'package.json'), JSON.stringify(Object.assign(manifest, { version: '9.9.9' })));
  git(folder, 'commit', '--quiet', '--all', '--message', 'A later one');
  return commit;
}
