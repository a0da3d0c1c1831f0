import { performance } from 'node:perf_hooks';
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../delivery/monitor/watch';

/** The passage of time with emulated services. */
export interface Pace {
  /** The factor by which each pause is shortened. */
  readonly factor: number;
  /** Whether the clock then runs ahead by the time that pauses saved, or stays with the services' clock. */
  readonly isAhead: boolean;
}

const REAL: Pace = { factor: 1, isAhead: false };

/** A clock that reads `from` when it is made, and runs from there. */
export function clockFrom(from: Date, { factor, isAhead }: Pace = REAL): Clock {
  const began = performance.now();
  let saved = 0;
  return {
    now: () => new Date(from.getTime() + Math.round(performance.now() - began + saved)),
    sleep: async (milliseconds) => {
      const real = milliseconds / factor;
      await pause(real);
      if (isAhead) saved += milliseconds - real;
      // Waiting for git blocks the event loop, so a connection that its server closed meanwhile would be used before
      // the loop notices.
      await turn();
    },
  };
}
