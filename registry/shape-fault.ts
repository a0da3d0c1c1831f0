import type { z } from 'zod';
import { pointer } from './problem';

/** The first problem of a value that does not fit its schema. */
export interface ShapeFault {
  readonly message: string;
  /** JSON pointer into the value; `/` for the value itself. */
  readonly at: string;
}

/** The first fault that a schema found. */
export function firstFault({ issues: [issue] }: z.ZodError): ShapeFault {
  const path = (issue?.path ?? []).map((part) => (typeof part === 'symbol' ? String(part) : part));
  return { message: issue?.message ?? 'an unexpected structure', at: path.length === 0 ? '/' : pointer(...path) };
}

/** The first fault in words, with its place. */
export function faultText(error: z.ZodError): string {
  const { message, at } = firstFault(error);
  return `${message} (${at})`;
}

/** All faults, each with its place: `build.command: Invalid input; …`. It names no value: one may be a secret. */
export function faultTexts({ issues }: z.ZodError, root = '(root)'): string {
  return issues.map(({ path, message }) => `${path.join('.') || root}: ${message}`).join('; ');
}

/** The places of all faults, as people write them: `build.command, (root)`. */
export function faultPlaces({ issues }: z.ZodError): string {
  return issues.map(({ path }) => path.join('.') || '(root)').join(', ');
}
