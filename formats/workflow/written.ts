import { parseDocument } from 'yaml';
import { readWorkflow } from './read';

type Written = Readonly<Record<string, unknown>>;

function isMapping(value: unknown): value is Written {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The content of a workflow file as written, with expressions as texts. Undefined for a file that GitHub's own parser
 * refuses, which GitHub never runs. Never throws.
 */
export function writtenWorkflow(path: string, text: string): Written | undefined {
  // GitHub reads YAML 1.2, in which `on` is not a boolean.
  const document = parseDocument(text);
  if (document.errors.length > 0) return undefined;
  const content: unknown = document.toJS();
  if (!isMapping(content)) return undefined;
  return readWorkflow(path, text).ok ? content : undefined;
}
