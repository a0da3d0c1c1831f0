import type { EvidenceBook } from '../../evidence/branch/branch';
import type { WaiverVerdict } from '../../evidence/waivers/judge';
import type { Finding } from '../../live/finding';
import type { Registry } from '../../registry/schema';
import type { Unread } from './model';

/** A part, or why it was not read; `isNo` marks a definite no (a rewritten branch). */
export type Part<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly unread: Unread; readonly isNo: boolean };

/** The inputs of a status. Everything was read before; building it makes no requests. */
export interface StatusFacts {
  readonly registry: Registry;
  readonly registryDigest: string;
  readonly now: Date;
  readonly book: Part<EvidenceBook>;
  readonly waivers: Part<readonly WaiverVerdict[]>;
  /** Present readings of the world, by stack; a missing stack is judged by its recorded verification. */
  readonly live: ReadonlyMap<string, Part<readonly Finding[]>>;
}
