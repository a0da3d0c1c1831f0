import type { z } from 'zod';
import { faultPlaces } from '../registry/shape-fault';

/** What came of looking: the thing, its absence (404), or not being able to say. */
export type Reading<T> =
  | { readonly state: 'read'; readonly value: T }
  | { readonly state: 'absent' }
  | { readonly state: 'unverified'; readonly reason: string };

/** A reading that could not be made. */
export function unverified(reason: string): Reading<never> {
  return { state: 'unverified', reason };
}

/** Reads a value by its schema; another shape than the vendor documents is unverified, never a guess. */
export function shaped<T>(schema: z.ZodType<T>, reading: Reading<unknown>): Reading<T> {
  if (reading.state !== 'read') return reading;
  const parsed = schema.safeParse(reading.value);
  if (parsed.success) return { state: 'read', value: parsed.data };
  return unverified(`the answer has another shape, at ${faultPlaces(parsed.error)}`);
}

/** Why there is nothing to compare: a list that is not there is as little known as a forbidden one. */
export function reasonOf(reading: Exclude<Reading<unknown>, { state: 'read' }>): string {
  return reading.state === 'absent' ? '404: not there, or hidden from this credential' : reading.reason;
}
