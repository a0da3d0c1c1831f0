import type { Part } from '../../documents/status/facts';
import type { Registry } from '../../registry/schema';
import { UserError } from '../../registry/user-error';
import type { CommonOptions } from '../common';
import type { Context } from '../context';
import type { CacheFlag } from '../desk/cache-option';
import type { EvidenceFlags } from '../desk/evidence-branch';
import type { HeldFlags } from '../world/live-state';

/** The sources of a status. */
export interface StatusFlags extends EvidenceFlags, CacheFlag, HeldFlags {
  readonly live?: boolean;
  readonly gate?: readonly string[];
}

/** The inputs of every part. */
export interface Desk {
  readonly common: CommonOptions;
  readonly registry: Registry;
  readonly context: Context;
}

/** Reads one part. An error that a person can fix becomes an unread part; a bug is thrown. */
export async function part<T>(what: string, next: string, read: () => T | Promise<T>): Promise<Part<T>> {
  try {
    return { ok: true, value: await read() };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const reason = error.place === undefined ? error.message : `${error.message} (${error.place})`;
    return { ok: false, isNo: error.exitCode === 1, unread: { what, reason, next } };
  }
}
