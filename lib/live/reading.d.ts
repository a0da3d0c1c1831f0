import type { z } from 'zod';
/** What came of looking: the thing, its absence (404), or not being able to say. */
export type Reading<T> = {
    readonly state: 'read';
    readonly value: T;
} | {
    readonly state: 'absent';
} | {
    readonly state: 'unverified';
    readonly reason: string;
};
/** A reading that could not be made. */
export declare function unverified(reason: string): Reading<never>;
/** Reads a value by its schema; another shape than the vendor documents is unverified, never a guess. */
export declare function shaped<T>(schema: z.ZodType<T>, reading: Reading<unknown>): Reading<T>;
/** Why there is nothing to compare: a list that is not there is as little known as a forbidden one. */
export declare function reasonOf(reading: Exclude<Reading<unknown>, {
    state: 'read';
}>): string;
