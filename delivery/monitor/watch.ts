import type { Health } from '../../registry/schema/surface';
import { type SmokeQuestion, type SmokeResult, smoke } from '../targets/smoke';
import { type HealthSample, type HealthVerdict, healthWindow } from './window';

/** Time, as it comes in at the edge. */
export interface Clock {
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** What is watched, and how. */
export interface Watch {
  readonly health: Health;
  /** Asks once; never rejects for what the surface does. */
  readonly ask: () => Promise<SmokeResult>;
  readonly clock: Clock;
  readonly onSample?: (sample: HealthSample, verdict: HealthVerdict) => void;
}

/** What was seen in a window, and what it comes to. */
export interface Watched {
  readonly verdict: HealthVerdict;
  readonly samples: readonly HealthSample[];
}

/** The longest that one answer may take, in milliseconds: slower is down, and the next question must not wait for it. */
export function answerLimit({ intervalSeconds }: Pick<Health, 'intervalSeconds'>): number {
  return Math.min(10, intervalSeconds) * 1000;
}

/** The question that a watch asks: health page and marker at an address, each within the answer limit. */
export function healthQuestion(
  health: Health,
  at: Omit<SmokeQuestion, 'health' | 'timeoutMs'>,
): () => Promise<SmokeResult> {
  return () => smoke({ ...at, health, timeoutMs: answerLimit(health) });
}

/** Asks at the registry's interval until the window has its answer. */
export async function watchHealth({ health, ask, clock, onSample }: Watch): Promise<Watched> {
  const samples: HealthSample[] = [];
  for (;;) {
    const at = clock.now();
    const result = await ask();
    const milliseconds = Math.max(0, clock.now().getTime() - at.getTime());
    const sample = { at, ok: result.ok, reason: result.ok ? 'healthy' : result.reason, milliseconds };
    samples.push(sample);
    const verdict = healthWindow(samples, health);
    onSample?.(sample, verdict);
    if (verdict.state !== 'watching') return { verdict, samples };
    await clock.sleep(Math.max(0, health.intervalSeconds * 1000 - milliseconds));
  }
}
