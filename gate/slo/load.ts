import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { z } from 'zod';
import { MAX_BYTES } from '../../registry/document/limits';
import { readDocument } from '../../registry/document/read';
import type { Registry } from '../../registry/schema';
import { firstFault } from '../../registry/shape-fault';
import { UserError } from '../../registry/user-error';
import { SloPolicy } from './schema';

/** A document with the digest of its bytes. */
export interface Loaded<T> {
  readonly value: T;
  /** `sha256:…` */
  readonly digest: string;
  readonly bytes: Buffer;
}

/** Parses strict JSON of a shape. Throws UserError (exit 2) on anything else. */
export function parseDocument<T extends z.ZodType>(bytes: Buffer, shown: string, schema: T): Loaded<z.infer<T>> {
  const document = readDocument(bytes.toString('utf8'));
  if (!document.ok) {
    const [problem] = document.problems;
    const place = `${shown}:${problem?.line ?? 1}:${problem?.column ?? 1}`;
    throw new UserError(problem?.message ?? 'the file is not JSON', { place, allowed: problem?.allowed ?? 'JSON' });
  }
  const result = schema.safeParse(document.value);
  if (!result.success) {
    const { message, at } = firstFault(result.error);
    throw new UserError(message, { place: `${shown}#${at}` });
  }
  return { value: result.data, digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`, bytes };
}

/** The bytes of a document's file. Throws UserError (exit 2) when it is missing or too large. */
function documentBytes(path: string, shown: string): Buffer {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile()) throw new UserError('there is no such file', { place: shown });
  if (stats.size <= MAX_BYTES) return readFileSync(path);
  throw new UserError('the file is too large', { place: shown, allowed: `at most ${MAX_BYTES} bytes` });
}

/**
 * The SLO policy. Throws UserError (exit 2) when it cannot be read, or names a stage that is no tier: its thresholds
 * would never apply.
 */
export function parseSloPolicy(bytes: Buffer, shown: string, { tiers }: Pick<Registry, 'tiers'>): Loaded<SloPolicy> {
  const loaded = parseDocument(bytes, shown, SloPolicy);
  const known = new Set(tiers.map(({ id }) => id));
  for (const { id, stages } of loaded.value.metrics) {
    const unknown = Object.keys(stages).find((stage) => !known.has(stage));
    if (unknown === undefined) continue;
    const allowed = `tiers of the registry: ${[...known].join(', ')}`;
    throw new UserError(`the metric ${id} has thresholds for "${unknown}"`, { place: shown, allowed });
  }
  return loaded;
}

/** The SLO policy in a file. Throws UserError (exit 2). */
export function loadSloPolicy(path: string, shown: string, registry: Pick<Registry, 'tiers'>): Loaded<SloPolicy> {
  return parseSloPolicy(documentBytes(path, shown), shown, registry);
}
