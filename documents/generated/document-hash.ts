import { createHash } from 'node:crypto';

/** `sha256:…` of a document's text below its fields. */
export function documentHash(body: string): string {
  return `sha256:${createHash('sha256').update(body).digest('hex')}`;
}
