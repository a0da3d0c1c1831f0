import type { z } from 'zod';
import { faultPlaces } from '../registry/shape-fault';

/** The result of looking: the thing, its absence (404), or the reason why it is unknown. */
export type Reading<T> =
  | { readonly state: 'read'; readonly value: T }
  | { readonly state: 'absent' }
  | { readonly state: 'unverified'; readonly reason: string };

/** A reading that failed. */
export function unverified(reason: string): Reading<never> {
  return { state: 'unverified', reason };
}

/** Validates a reading by its schema. A shape that the vendor does not document is unverified, never guessed. */
export function validatedReading<T>(schema: z.ZodType<T>, reading: Reading<unknown>): Reading<T> {
  if (reading.state !== 'read') return reading;
  const parsed = schema.safeParse(reading.value);
  if (parsed.success) return { state: 'read', value: parsed.data };
  return unverified(`the answer has an unexpected structure, at ${faultPlaces(parsed.error)}`);
}

/** The reason why a comparison is impossible: a missing list is as unknown as a forbidden one. */
export function reasonOf(reading: Exclude<Reading<unknown>, { state: 'read' }>): string {
  return reading.state === 'absent' ? '404: not there, or hidden from this credential' : reading.reason;
}
