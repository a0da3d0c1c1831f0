import { MAX_STATEMENT_BYTES } from '../../evidence/verification/verify-statement';
import { isPlainObject } from '../../formats/plain-object';
import { readDocument } from '../../registry/document/read';
import { UserError } from '../../registry/user-error';
import type { Context } from '../context';
import { documentFile } from './document-file';

/** The bytes of a file within the size of a statement. Throws UserError (exit 2) without reading a larger one. */
export function statementFile(context: Context, file: string, most = MAX_STATEMENT_BYTES): Buffer {
  return documentFile(context, file, { most });
}

/** The object in a strict JSON file. Throws UserError (exit 2) on anything else. */
export function jsonObject(context: Context, file: string): Readonly<Record<string, unknown>> {
  const document = readDocument(statementFile(context, file).toString('utf8'));
  const allowed = 'one JSON object';
  if (!document.ok) {
    const [problem] = document.problems;
    throw new UserError(problem?.message ?? 'the file is not JSON', {
      place: file,
      allowed: problem?.allowed ?? allowed,
    });
  }
  const { value } = document;
  if (!isPlainObject(value)) throw new UserError('the file holds no object', { place: file, allowed });
  return value;
}
