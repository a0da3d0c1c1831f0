import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkflowFile } from './context';

const FOLDER = '.github/workflows';

/** The workflow files of a checkout, sorted by name; none when it has no such folder. */
export function readWorkflows(root: string): readonly WorkflowFile[] {
  const folder = join(root, FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => ({ path: `${FOLDER}/${name}`, text: readFileSync(join(folder, name), 'utf8') }));
}
