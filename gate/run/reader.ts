import { UserError } from '../../registry/user-error';
import type { UnreadDocument } from '../facts/inputs';
import { documentOf, type RawInputs } from '../facts/raw';

/** Reads the document of a kind; undefined without one. An unreadable one is noted and does not count. */
export type DocumentReader = <T>(kind: string, read: (bytes: Buffer) => T) => T | undefined;

/** A reader of these documents, which notes unreadable ones in `unread`. */
export function readerOf(raw: RawInputs, unread: UnreadDocument[]): DocumentReader {
  return (kind, read) => {
    const found = documentOf(raw, kind);
    if (!found) return undefined;
    try {
      return read(found.bytes);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      unread.push({ kind, reason: error.message });
      return undefined;
    }
  };
}
