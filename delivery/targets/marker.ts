import { z } from 'zod';
import { Digest } from '../../evidence/statement/predicates/parts';
import { readDocument } from '../../registry/document/read';
import { Id } from '../../registry/schema/primitives';
import { readBody } from './body';
import type { Marker } from './target';

/** Where the marker lies below an address (docs/evidence.md). */
export const MARKER_PATH = '/.well-known/causeway.json';

/** How long one question to a served page may take, in milliseconds, unless told otherwise. */
export const ANSWER_TIMEOUT = 10_000;

const MAX_MARKER_BYTES = 4096;
const MarkerFile = z.strictObject({ surface: Id, tier: Id, bundleDigest: Digest, ticketId: Digest });

/** What an address says that it serves, or why it could not be told: no answer is never the right one. */
export type MarkerReading =
  | { readonly ok: true; readonly marker: Marker }
  | { readonly ok: false; readonly reason: string };

/** The bytes of a marker's file. */
export function markerBytes({ surface, tier, bundleDigest, ticketId }: Marker): Buffer {
  return Buffer.from(`${JSON.stringify({ surface, tier, bundleDigest, ticketId })}\n`, 'utf8');
}

/**
 * Reads the marker below an address: one request, no redirect followed, at most 4 KiB within the time. Anything but a
 * marker answered with 200 is a no with its reason.
 */
export async function readMarker(url: string, timeoutMs = ANSWER_TIMEOUT): Promise<MarkerReading> {
  const answer = await readBody(url + MARKER_PATH, { timeoutMs, most: MAX_MARKER_BYTES });
  if (!answer.ok) return { ok: false, reason: `the marker: ${answer.reason}` };
  const document = readDocument(answer.body.toString('utf8'));
  const found = MarkerFile.safeParse(document.ok ? document.value : undefined);
  return found.success
    ? { ok: true, marker: found.data }
    : { ok: false, reason: 'the marker: the answer is no marker' };
}

/** Why a marker is not the expected one; undefined when it is, in every field. */
export function markerDifference(found: Marker, expected: Marker): string | undefined {
  for (const field of ['surface', 'tier', 'bundleDigest', 'ticketId'] as const) {
    if (found[field] !== expected[field]) return `the marker says ${found[field]}, not ${expected[field]} (${field})`;
  }
  return undefined;
}
