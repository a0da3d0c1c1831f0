import { performance } from 'node:perf_hooks';
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../delivery/monitor/watch';

/** How time passes where services are emulated. */
export interface Pace {
  /** How many times shorter each pause is than it says. */
  readonly factor: number;
  /** Whether the clock then runs ahead by what its pauses saved, or stays with the services' own. */
  readonly isAhead: boolean;
}

const REAL: Pace = { factor: 1, isAhead: false };

/** A clock that stands at `from` when it is made, and runs from there. */
export function clockFrom(from: Date, { factor, isAhead }: Pace = REAL): Clock {
  const began = performance.now();
  let saved = 0;
  return {
    now: () => new Date(from.getTime() + Math.round(performance.now() - began + saved)),
    sleep: async (milliseconds) => {
      const real = milliseconds / factor;
      await pause(real);
      if (isAhead) saved += milliseconds - real;
      // Git is waited for without a pause: a connection that its server closed meanwhile is noticed only in a turn of the
      // event loop, and used before that it fails.
      await turn();
    },
  };
}
