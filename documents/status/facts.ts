import type { EvidenceBook } from '../../evidence/branch/branch';
import type { WaiverVerdict } from '../../evidence/waivers/judge';
import type { Finding } from '../../live/finding';
import type { Registry } from '../../registry/schema';
import type { Unread } from './model';

/** A part that was read, or why it was not; `isNo` marks an answer that is a definite no (a rewritten branch). */
export type Part<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly unread: Unread; readonly isNo: boolean };

/** What a status is made of. Everything was read before; building it asks nobody. */
export interface StatusFacts {
  readonly registry: Registry;
  readonly registryDigest: string;
  readonly now: Date;
  readonly book: Part<EvidenceBook>;
  readonly waivers: Part<readonly WaiverVerdict[]>;
  /** Readings of the world made just now, by stack; a stack that is not here is judged by its recorded verification. */
  readonly live: ReadonlyMap<string, Part<readonly Finding[]>>;
}
