import { z } from 'zod';
import { Digest } from '../../evidence/statement/predicates/parts';
import { readDocument } from '../../registry/document/read';
import { Id } from '../../registry/schema/primitives';
import { readBody } from './body';
import type { Marker } from './target';

/** The marker's path below an address (docs/evidence.md). */
export const MARKER_PATH = '/.well-known/causeway.json';

/** The default timeout of one question to a served page, in milliseconds. */
export const ANSWER_TIMEOUT = 10_000;

const MAX_MARKER_BYTES = 4096;
const MarkerFile = z.strictObject({ surface: Id, tier: Id, bundleDigest: Digest, ticketId: Digest });

/** An address's marker, or why it is unknown: no answer is never the right one. */
export type MarkerReading =
  | { readonly ok: true; readonly marker: Marker }
  | { readonly ok: false; readonly reason: string };

/** The bytes of a marker's file. */
export function markerBytes({ surface, tier, bundleDigest, ticketId }: Marker): Buffer {
  return Buffer.from(`${JSON.stringify({ surface, tier, bundleDigest, ticketId })}\n`, 'utf8');
}

/**
 * Reads the marker below an address: one request without redirects, at most 4 KiB within the time. Anything but a
 * marker with status 200 is a no with its reason.
 */
export async function readMarker(url: string, timeoutMs = ANSWER_TIMEOUT): Promise<MarkerReading> {
  const answer = await readBody(url + MARKER_PATH, { timeoutMs, most: MAX_MARKER_BYTES });
  if (!answer.ok) return { ok: false, reason: `the marker: ${answer.reason}` };
  const document = readDocument(answer.body.toString('utf8'));
  const found = MarkerFile.safeParse(document.ok ? document.value : undefined);
  return found.success
    ? { ok: true, marker: found.data }
    : { ok: false, reason: 'the marker: the answer is not a marker' };
}

/** The reason why a marker differs from the expected one; undefined when it equals it in every field. */
export function markerDifference(found: Marker, expected: Marker): string | undefined {
  for (const field of ['surface', 'tier', 'bundleDigest', 'ticketId'] as const) {
    if (found[field] !== expected[field]) return `the marker says ${found[field]}, not ${expected[field]} (${field})`;
  }
  return undefined;
}
