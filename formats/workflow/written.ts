import { parseDocument } from 'yaml';
import { readWorkflow } from './read';

type Written = Readonly<Record<string, unknown>>;

function isMapping(value: unknown): value is Written {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What a workflow file says, as it is written: expressions stay texts. Undefined for a file that GitHub's own parser refuses,
 * which GitHub never runs. A file whose `jobs` are empty is taken all the same: the simulated runs of it have the jobs that
 * a test gives them. Never throws.
 */
export function writtenWorkflow(path: string, text: string): Written | undefined {
  // YAML 1.2, as GitHub reads it: `on` is no boolean there.
  const document = parseDocument(text);
  if (document.errors.length > 0) return undefined;
  const content: unknown = document.toJS();
  if (!isMapping(content)) return undefined;
  const { jobs } = content;
  const isStub = isMapping(jobs) && Object.keys(jobs).length === 0;
  return isStub || readWorkflow(path, text).ok ? content : undefined;
}
