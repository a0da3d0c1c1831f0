import type { Health } from '../../registry/schema/surface';
import { type SmokeQuestion, type SmokeResult, smoke } from '../targets/smoke';
import { type HealthSample, type HealthVerdict, healthWindow } from './window';

/** The clock, which the edge supplies. */
export interface Clock {
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** The subject and the method of a watch. */
export interface Watch {
  readonly health: Health;
  /** Asks once; never rejects for the surface's behaviour. */
  readonly ask: () => Promise<SmokeResult>;
  readonly clock: Clock;
  readonly onSample?: (sample: HealthSample, verdict: HealthVerdict) => void;
}

/** The observations of a window, and their verdict. */
export interface Watched {
  readonly verdict: HealthVerdict;
  readonly samples: readonly HealthSample[];
}

/** The timeout of one answer, in milliseconds: a slower one counts as down, and must not delay the next question. */
export function answerLimit({ intervalSeconds }: Pick<Health, 'intervalSeconds'>): number {
  return Math.min(10, intervalSeconds) * 1000;
}

/** The question of a watch: health page and marker at an address, each within the timeout. */
export function healthQuestion(
  health: Health,
  at: Omit<SmokeQuestion, 'health' | 'timeoutMs'>,
): () => Promise<SmokeResult> {
  return () => smoke({ ...at, health, timeoutMs: answerLimit(health) });
}

/** Asks at the registry's interval until the window has its verdict. */
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
