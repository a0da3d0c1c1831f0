import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Digest } from '../../evidence/statement/predicates/parts';
import { isThere } from '../../registry/existing-file';
import { UserError } from '../../registry/user-error';
import { packContainer, readContainer } from './container';
import { MAX_BUNDLE_BYTES, type VerifiedBundle } from './contents';
import { verifyBundle } from './verify-bundle';

/** A store of bundles by digest. Its content is not trusted: `fetchBundle` verifies it. */
export interface BundleStore {
  /** The file under a name; undefined when there is none. Rejects with UserError (exit 3) when it is unknown. */
  readonly get: (name: string) => Promise<Buffer | undefined>;
  /** Stores a file under a free name; `taken` when another exists, which stays. */
  readonly put: (name: string, file: Buffer) => Promise<'kept' | 'taken'>;
  /**
   * Makes the stored files final and visible to readers. Final files stay. Rejects with UserError (exit 3) when it
   * cannot.
   */
  readonly publish: () => Promise<void>;
}

function nameOf(digest: string, extension: string): string {
  if (Digest.safeParse(digest).success) return `bundle-${digest.slice('sha256:'.length)}.${extension}`;
  throw new UserError(`"${digest}" is not a digest`, { place: '--digest', allowed: 'sha256:<64 hex digits>' });
}

/** The name of a bundle's container. Throws UserError (exit 2) on an invalid digest. */
export function containerName(digest: string): string {
  return nameOf(digest, 'tgz');
}

/** The name of the statement about a bundle, beside its container. Throws UserError (exit 2) as above. */
export function statementName(digest: string): string {
  return nameOf(digest, 'sigstore.json');
}

/** A store that is a folder. */
export function directoryStore(folder: string): BundleStore {
  return {
    get: async (name) => {
      const stats = statSync(folder, { throwIfNoEntry: false });
      if (!stats?.isDirectory()) {
        throw new UserError('the store does not exist', { place: folder, allowed: 'a folder', exitCode: 3 });
      }
      const file = join(folder, name);
      const size = statSync(file, { throwIfNoEntry: false })?.size;
      if (size === undefined) return undefined;
      if (size > MAX_BUNDLE_BYTES) {
        throw new UserError('the container is too large', { place: file, allowed: `${MAX_BUNDLE_BYTES} bytes` });
      }
      return readFileSync(file);
    },
    put: async (name, container) => {
      mkdirSync(folder, { recursive: true });
      const file = join(folder, name);
      const staging = join(folder, `.${name}-${process.pid}`);
      if (isThere(file)) return 'taken';
      try {
        writeFileSync(staging, container);
        // Creating a link fails if the name exists, and the file under it is complete.
        linkSync(staging, file);
        return 'kept';
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        return 'taken';
      } finally {
        rmSync(staging, { force: true });
      }
    },
    // A file is complete and visible as soon as it has its name.
    publish: async () => {},
  };
}

/**
 * The bundle with a digest, verified in memory. Rejects with UserError: exit 1 when it is missing or another, exit 3
 * when the store cannot tell.
 */
export async function fetchBundle(store: BundleStore, digest: string): Promise<VerifiedBundle> {
  const name = containerName(digest);
  const container = await store.get(name);
  if (container) return verifyBundle(readContainer(container), digest);
  throw new UserError('the store does not have the bundle', { place: name, allowed: 'a stored bundle', exitCode: 1 });
}

/** Stores a bundle. An existing one must be the same. Rejects with UserError (exit 1) when it is not. */
export async function storeBundle(store: BundleStore, bundle: VerifiedBundle): Promise<'kept' | 'taken'> {
  const outcome = await store.put(containerName(bundle.digest), packContainer(bundle.contents));
  if (outcome === 'taken') await fetchBundle(store, bundle.digest);
  return outcome;
}
