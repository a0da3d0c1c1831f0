import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// `npm test` names the folder of a run; a file that is run alone has its own.
const RUN = process.env['CAUSEWAY_TEST_RUN'] ?? mkdtempSync(join(tmpdir(), 'causeway-run-'));

/** The folder in which something was built once in this run, for whoever needs copies of it. Only `build` writes there. */
export function oncePerRun(name: string, build: (folder: string) => void): string {
  const folder = join(RUN, name);
  if (existsSync(folder)) return folder;
  mkdirSync(RUN, { recursive: true });
  // Under its final name last: whoever finds it finds it whole. Workers that build at the same time build the same.
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
