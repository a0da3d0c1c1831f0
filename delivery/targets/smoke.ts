import type { Health } from '../../registry/schema/surface';
import { readBody } from './body';
import { type HealthyAnswer, illness } from './healthy';
import { ANSWER_TIMEOUT, markerDifference, readMarker } from './marker';
import type { Marker } from './target';

// A health page is small; one that never ends is not healthy.
const MAX_PAGE_BYTES = 1024 * 1024;

/** A health page, and what it answers when all is well. */
export type HealthPage = Pick<Health, 'path' | 'status'> & HealthyAnswer;

/** What an address is asked. */
export interface SmokeQuestion {
  /** The address; paths are appended as text. */
  readonly url: string;
  /** What the registry says of health; undefined: the surface has none, and only the marker is read. */
  readonly health: HealthPage | undefined;
  /** The release that must be served there. */
  readonly marker: Marker;
  /** How long each answer may take, in milliseconds. Default 10,000. */
  readonly timeoutMs?: number;
}

/** Whether an address serves a release in health. */
export type SmokeResult = { readonly ok: true } | { readonly ok: false; readonly reason: string };

async function health({ url, health: page, timeoutMs = ANSWER_TIMEOUT }: SmokeQuestion): Promise<SmokeResult> {
  if (page === undefined) return { ok: true };
  const { path, status } = page;
  const answer = await readBody(url + path, { timeoutMs, most: MAX_PAGE_BYTES, status });
  const reason = answer.ok ? illness(answer, page) : answer.reason;
  return reason === undefined ? { ok: true } : { ok: false, reason: `${path}: ${reason}` };
}

/**
 * Asks an address once: its health page answers as the registry says, by itself and in time, and its marker is the
 * release's. Slow, cut off,
 * redirected, another status, no or another marker: each is a no with its reason.
 */
export async function smoke(question: SmokeQuestion): Promise<SmokeResult> {
  const [answer, found] = await Promise.all([health(question), readMarker(question.url, question.timeoutMs)]);
  if (!answer.ok) return answer;
  if (!found.ok) return found;
  const difference = markerDifference(found.marker, question.marker);
  return difference === undefined ? { ok: true } : { ok: false, reason: difference };
}
