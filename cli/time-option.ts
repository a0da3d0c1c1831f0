import { UserError } from '../registry/user-error';

const RFC3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:[Zz]|[+-]\d{2}:\d{2})$/;

/** An RFC 3339 time. Throws UserError (exit 2) on anything else, impossible days included. */
export function parseTime(text: string, place: string): Date {
  const time = new Date(text);
  const day = text.slice(0, 10);
  const isReal = RFC3339.test(text) && !Number.isNaN(time.getTime()) && isDay(day);
  if (!isReal)
    throw new UserError(`"${text}" is not a time`, { place, allowed: 'RFC 3339, e.g. 2026-11-21T09:00:00Z' });
  return time;
}

function isDay(day: string): boolean {
  const time = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
}
