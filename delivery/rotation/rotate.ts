import { UserError } from '../../registry/user-error';
import type { SecretStore } from './store';

/** The result of a store. */
export interface Rotated {
  readonly place: string;
  /** RFC 3339; null without an earlier value. */
  readonly before: string | null;
  readonly after: string;
}

/** Hides a value in another program's message, including the parts that a message may quote. */
function withoutValue(error: unknown, value: string): unknown {
  if (!(error instanceof UserError)) return new UserError('the store failed', { exitCode: 3 });
  const parts = [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value), ...value.split('\n')];
  const clean = (text: string) =>
    parts.filter(({ length }) => length >= 4).reduce((rest, part) => rest.replaceAll(part, '[secret]'), text);
  const { message, place, allowed, exitCode } = error;
  return new UserError(clean(message), {
    ...(place === undefined ? {} : { place: clean(place) }),
    ...(allowed === undefined ? {} : { allowed: clean(allowed) }),
    exitCode,
  });
}

/**
 * Writes a value into its stores, one after the other, and asks each when it was written. Rejects with UserError: exit
 * 1 when one refused, 3 when its answer does not confirm the write. No message contains the value.
 */
export async function rotate(stores: readonly SecretStore[], value: string): Promise<readonly Rotated[]> {
  const done: Rotated[] = [];
  for (const store of stores) {
    try {
      const before = await store.writtenAt();
      await store.write(value);
      const after = await store.writtenAt();
      if (after === undefined || (before !== undefined && Date.parse(after) <= Date.parse(before))) {
        throw new UserError('the store does not show that it was written', {
          place: store.place,
          exitCode: 3,
          allowed: 'to rotate again, with another new value',
        });
      }
      done.push({ place: store.place, before: before ?? null, after });
    } catch (error) {
      throw withoutValue(error, value);
    }
  }
  return done;
}
