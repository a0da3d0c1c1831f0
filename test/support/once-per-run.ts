import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// `npm test` sets the folder of a run. A file that runs alone gets its own.
const RUN = process.env['CAUSEWAY_TEST_RUN'] ?? mkdtempSync(join(tmpdir(), 'causeway-run-'));

/** A folder that is built once per run, for tests that copy it. Only `build` writes there. */
export function oncePerRun(name: string, build: (folder: string) => void): string {
  const folder = join(RUN, name);
  if (existsSync(folder)) return folder;
  mkdirSync(RUN, { recursive: true });
  // Rename it to the final name last, so that a reader always finds a complete folder. Workers that build at the same
  // time build the same content.
  const unfinished = mkdtempSync(`${folder}-`);
  build(unfinished);
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
