import type { z } from 'zod';
import { tooDeepAt } from '../../registry/document/depth';
import { hasRepeatedName } from '../../registry/document/repeated';
import { firstFault } from '../../registry/shape-fault';
import { UserError } from '../../registry/user-error';

/** The deepest nesting that is read: recursive readers overflow their stack on deeper input. */
const MAX_DEPTH = 256;

/** The error for a report that cannot be parsed: nothing is recorded, and its check stays without evidence. */
export function unreadable(tool: string, why: string): UserError {
  const allowed = `a whole report as ${tool} wrote it`;
  return new UserError(`the report cannot be read: ${why}`, { place: `a ${tool} report`, allowed });
}

/**
 * Reads a tool's JSON report. Its texts may contain characters that the registry's reader refuses (terminal colours in
 * messages). The judged parts are strict: unknown statuses, missing counts and repeated names are refused. Throws UserError (exit 2).
 */
export function readJsonReport<T extends z.ZodType>(tool: string, text: string, schema: T): z.infer<T> {
  if (text.trim() === '') throw unreadable(tool, 'it is empty');
  if (tooDeepAt(text, MAX_DEPTH) !== undefined) throw unreadable(tool, 'it is nested too deep');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // The parser's message quotes the text, which may contain anything.
    throw unreadable(tool, 'it is not JSON, or cut off');
  }
  if (hasRepeatedName(text, value)) throw unreadable(tool, 'an object has a name twice');
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const at = firstFault(result.error)
    .at.replaceAll(/[^\w/.@-]/g, '?')
    .slice(0, 200);
  throw unreadable(tool, `${issue?.code === 'invalid_value' ? 'an unknown value' : 'an unexpected structure'} (${at})`);
}
