import { performance } from 'node:perf_hooks';

/** A clock that stood at a time when it was made and runs from there: for commands that last longer than a moment. */
export function runningClock(start: Date): () => Date {
  const began = performance.now();
  return () => new Date(start.getTime() + Math.round(performance.now() - began));
}
