import type { BundleManifest } from './manifest';

/** The largest sum of a bundle's files, in bytes. */
export const MAX_BUNDLE_BYTES = 512 * 1024 * 1024;

/** One file as it was read. */
export interface FileContent {
  readonly mode: '0644' | '0755';
  readonly bytes: Buffer;
}

/** A bundle in memory: the content of a directory or a container, by path (`bundle.json`, `SHA256SUMS`, `tree/…`). */
export type BundleContents = ReadonlyMap<string, FileContent>;

/** A bundle whose every byte was compared with its manifest. */
export interface VerifiedBundle {
  /** `sha256:…` of `bundle.json`. */
  readonly digest: string;
  readonly manifest: BundleManifest;
  readonly contents: BundleContents;
}
