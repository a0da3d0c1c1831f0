import { parseDocument } from 'yaml';
import { isPlainObject, type PlainObject } from '../plain-object';
import { readWorkflow } from './read';

/**
 * The content of a workflow file as written, with expressions as texts. Undefined for a file that GitHub's own parser
 * refuses, which GitHub never runs. Never throws.
 */
export function writtenWorkflow(path: string, text: string): PlainObject | undefined {
  // GitHub reads YAML 1.2, in which `on` is not a boolean.
  const document = parseDocument(text);
  if (document.errors.length > 0) return undefined;
  const content: unknown = document.toJS();
  if (!isPlainObject(content)) return undefined;
  return readWorkflow(path, text).ok ? content : undefined;
}
