import type { Health } from '../../registry/schema/surface';
import { readBody } from './body';
import { type HealthyAnswer, unhealthyReason } from './healthy';
import { ANSWER_TIMEOUT, markerDifference, readMarker } from './marker';
import type { Marker } from './target';

// A health page is small; an endless one is unhealthy.
const MAX_PAGE_BYTES = 1024 * 1024;

/** A health page, and its healthy answer. */
export type HealthPage = Pick<Health, 'path' | 'status'> & HealthyAnswer;

/** The question to an address. */
export interface SmokeQuestion {
  /** The address; paths are appended as text. */
  readonly url: string;
  /** The registry's health page; undefined: the surface has none, and only the marker is read. */
  readonly health: HealthPage | undefined;
  /** The release that the address must serve. */
  readonly marker: Marker;
  /** The timeout of each answer, in milliseconds. Default 10,000. */
  readonly timeoutMs?: number;
}

/** Whether an address serves a release in health. */
export type SmokeResult = { readonly ok: true } | { readonly ok: false; readonly reason: string };

async function health({ url, health: page, timeoutMs = ANSWER_TIMEOUT }: SmokeQuestion): Promise<SmokeResult> {
  if (page === undefined) return { ok: true };
  const { path, status } = page;
  const answer = await readBody(url + path, { timeoutMs, most: MAX_PAGE_BYTES, status });
  const reason = answer.ok ? unhealthyReason(answer, page) : answer.reason;
  return reason === undefined ? { ok: true } : { ok: false, reason: `${path}: ${reason}` };
}

/**
 * Asks an address once: its health page must answer as the registry says, directly and in time, and its marker must be
 * the release's. A slow, truncated or redirected answer, another status, and a missing or different marker are each a
 * no with its reason.
 */
export async function smoke(question: SmokeQuestion): Promise<SmokeResult> {
  const [answer, found] = await Promise.all([health(question), readMarker(question.url, question.timeoutMs)]);
  if (!answer.ok) return answer;
  if (!found.ok) return found;
  const difference = markerDifference(found.marker, question.marker);
  return difference === undefined ? { ok: true } : { ok: false, reason: difference };
}
