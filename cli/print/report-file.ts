import { MAX_REPORT_BYTES } from '../../evidence/adapters/adapter';
import type { Context } from '../context';
import { documentFile } from '../input/document-file';

/** The bytes of a tool's report. Throws UserError (exit 2) without reading one that is too large. */
export function reportFile(context: Context, file: string): Buffer {
  return documentFile(context, file, { most: MAX_REPORT_BYTES, noun: 'report' });
}
