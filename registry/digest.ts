import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * `sha256:` and the hex digest of a JSON value's canonical form (RFC 8785): the order of keys and white space do not
 * count.
 */
export function canonicalDigest(value: unknown): string {
  const canonical = canonicalize(value);
  if (canonical === undefined) throw new Error('only a JSON value has a canonical form');
  return `sha256:${createHash('sha256').update(canonical).digest('hex')}`;
}
