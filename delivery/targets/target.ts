import type { VerifiedBundle } from '../bundle/contents';

/** The destination of a release: one surface on one tier. */
export interface Place {
  readonly surface: string;
  readonly tier: string;
}

/** The content of `/.well-known/causeway.json`, which names the release that an address serves (docs/evidence.md). */
export interface Marker extends Place {
  /** `sha256:…` of the bundle. */
  readonly bundleDigest: string;
  /** `sha256:…` of the promotion ticket. */
  readonly ticketId: string;
}

/** A deploy that its provider holds. */
export interface Deploy {
  readonly deployId: string;
  /** The deploy's own address, where it answers whether or not it is published. Append paths as text. */
  readonly url: string;
}

/** An earlier deploy; bundles are kept under the commit that they were built from. */
export interface Deployed {
  readonly deployId: string;
  /** The release commit. */
  readonly commit: string;
  /** The digest of its files by its receipt; undefined where the target does not tell files. */
  readonly files?: string | undefined;
}

/** Whether a deploy could be published again, proven by asking; `unverified` is no yes. */
export type Restorability =
  | { readonly status: 'restorable' }
  | { readonly status: 'gone' | 'unverified'; readonly reason: string };

/**
 * A provider of deploys. Each step can be repeated after a kill: it finds existing work and does not duplicate it.
 * Every method rejects with UserError: exit 1 when the provider refused, exit 3 when it could not be asked.
 */
export interface Target {
  /** `netlify`, `workflow`, `module` */
  readonly provider: string;
  /** The id of the place at the provider (a site's id, a workflow's path). */
  readonly siteId: string;
  /** The public address of the place. Read it again after each step: a first deploy may create it. */
  readonly liveUrl: string;
  /** The own address of a deploy, also before it is published; absent where a target has only the live address. */
  readonly addressOf?: (deployId: string) => Promise<string | undefined>;
  /** Uploads a bundle with its marker, without publishing it. */
  readonly stage: (bundle: VerifiedBundle, marker: Marker) => Promise<Deploy>;
  /** Publishes a deploy and prevents other deploys from being published automatically. */
  readonly publish: (deploy: Deploy) => Promise<void>;
  /** The published deploy; undefined when there is none. */
  readonly published: () => Promise<Deploy | undefined>;
  /** The digest of a bundle's files with its marker; undefined where the target does not tell files. */
  readonly filesDigest: (bundle: VerifiedBundle, marker: Marker) => string | undefined;
  /**
   * The reason why the published deploy does not consist of exactly the files with this digest; undefined when it does,
   * and where the target lists no files. `isForeign`: anybody may have made that deploy, so it is refused, too, when the
   * provider does not tell whether it has code beside its files.
   */
  readonly filesRefusal: (
    files: string | undefined,
    about?: { readonly isForeign: boolean },
  ) => Promise<string | undefined>;
  /**
   * The reason why an address does not apply the rules in a bundle's tree (headers, redirects); undefined when it does,
   * and where the target reads no such rules.
   */
  readonly rulesRefusal: (bundle: VerifiedBundle, url: string) => Promise<string | undefined>;
  /** Whether an older deploy could be published again. Checked before anything new is published. */
  readonly restorable: (deployed: Deployed) => Promise<Restorability>;
  /** Publishes an older deploy again, and locks it. */
  readonly restore: (deployed: Deployed) => Promise<Deploy>;
}

/** Whether each deploy of a target has its own address. */
export function hasOwnAddresses({ addressOf }: Target): boolean {
  return addressOf !== undefined;
}
