import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFolder } from '../engine';

/**
 * Installs this checkout's command in the form of an installed package, compiled once. A story runs a hundred commands,
 * and each would compile everything again. Returns the folder.
 */
export function installCauseway(folder: string): string {
  const place = join(folder, 'installed');
  const build = join(projectFolder(), 'toolchain', 'build.js');
  execFileSync(process.execPath, [build, join(place, 'lib'), '--code'], { cwd: projectFolder() });
  for (const name of ['package.json', 'bin/causeway.js']) {
    mkdirSync(dirname(join(place, name)), { recursive: true });
    cpSync(join(projectFolder(), name), join(place, name));
  }
  symlinkSync(join(projectFolder(), 'node_modules'), join(place, 'node_modules'));
  return place;
}

/** Builds this checkout's command as one file, as in a package. Returns the file. */
export function oneFileCauseway(folder: string): string {
  const file = join(folder, 'one-file.js');
  const build = join(projectFolder(), 'toolchain', 'one-file.js');
  execFileSync(process.execPath, [build, file], { cwd: projectFolder() });
  return file;
}
