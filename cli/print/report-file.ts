import { MAX_REPORT_BYTES } from '../../evidence/adapters/adapter';
import type { Context } from '../context';
import { documentFile } from '../input/document-file';

/** The bytes of a report that a tool wrote. Throws UserError (exit 2); one that is too large is not read at all. */
export function reportFile(context: Context, file: string): Buffer {
  return documentFile(context, file, { most: MAX_REPORT_BYTES, noun: 'report' });
}
