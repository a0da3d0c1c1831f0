import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { WorkflowFile } from './context';
import { isRecord } from './view';

const FOLDER = '.github/workflows';

/** A workflow file by its text. */
export function workflowFile(path: string, text: string): WorkflowFile {
  const document = parseDocument(text);
  if (document.errors.length > 0) return { path, jobs: undefined };
  const root: unknown = document.toJS();
  return { path, jobs: isRecord(root) && isRecord(root['jobs']) ? root['jobs'] : {} };
}

/** The workflow files of a checkout, sorted by name; none when it has no such folder. */
export function readWorkflows(root: string): readonly WorkflowFile[] {
  const folder = join(root, FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => workflowFile(`${FOLDER}/${name}`, readFileSync(join(folder, name), 'utf8')));
}
