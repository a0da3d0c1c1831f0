import { z } from 'zod';
import { readDocument } from '../registry/document/read';
import { UserError } from '../registry/user-error';

/** One operation of a stack's history. */
export interface StateUpdate {
  readonly kind: string;
  /** Rising by one; 0 where the backend counts none. */
  readonly version: number;
  readonly startedAt: string;
  /** Absent while it runs. */
  readonly endedAt?: string;
  readonly result: string;
  /** The message of the person who began it (`--message`); absent where it is unknown. */
  readonly message?: string;
  /** Resources by operation; absent where the backend does not say. */
  readonly changes?: Readonly<Record<string, number>>;
}

/** The known facts of a stack's state: its updates, newest first, or the time of its last write. */
export type StateFacts =
  | { readonly form: 'history'; readonly updates: readonly StateUpdate[] }
  | { readonly form: 'export'; readonly writtenAt: string; readonly pending: number };

const Update = z.looseObject({
  kind: z.string(),
  version: z.int().min(0).default(0),
  startTime: z.iso.datetime(),
  endTime: z.iso.datetime().optional(),
  result: z.string().default('in-progress'),
  message: z.string().optional(),
  resourceChanges: z.record(z.string(), z.int().min(0)).optional(),
});
const Export = z.looseObject({
  deployment: z.looseObject({
    manifest: z.looseObject({ time: z.iso.datetime({ offset: true }) }),
    pending_operations: z.array(z.unknown()).nullish(),
  }),
});

const ALLOWED = 'the output of `pulumi stack history --json --page-size 1000` or `pulumi stack export`';

/**
 * Reads a stack's history or exported state. Throws UserError (exit 3) when it is neither: then its facts are unknown.
 */
export function readStateFacts(text: string, place: string): StateFacts {
  const refuse = (message: string) => new UserError(message, { place, allowed: ALLOWED, exitCode: 3 });
  const document = readDocument(text);
  if (!document.ok) throw refuse(`the state cannot be read: ${document.problems[0]?.message ?? 'not JSON'}`);
  const history = z.array(Update).safeParse(document.value);
  if (history.success) {
    const updates = history.data.map(({ kind, version, startTime, endTime, result, message, resourceChanges }) => ({
      kind,
      version,
      result,
      startedAt: startTime,
      ...(endTime === undefined ? {} : { endedAt: endTime }),
      ...(message === undefined ? {} : { message }),
      ...(resourceChanges === undefined ? {} : { changes: resourceChanges }),
    }));
    return { form: 'history', updates };
  }
  const exported = Export.safeParse(document.value);
  if (!exported.success) throw refuse('the state has an unexpected structure');
  const { manifest, pending_operations: pending } = exported.data.deployment;
  return { form: 'export', writtenAt: manifest.time, pending: pending?.length ?? 0 };
}
