import type { VerifiedBundle } from '../bundle/contents';

/** Where a release goes: one surface on one tier. */
export interface Place {
  readonly surface: string;
  readonly tier: string;
}

/** What says, at `/.well-known/causeway.json`, which release an address serves (docs/evidence.md). */
export interface Marker extends Place {
  /** `sha256:…` of the bundle. */
  readonly bundleDigest: string;
  /** `sha256:…` of the promotion ticket. */
  readonly ticketId: string;
}

/** A deploy that its provider holds. */
export interface Deploy {
  readonly deployId: string;
  /** The address of this deploy alone, where it answers whether it is published or not. Append paths as text. */
  readonly url: string;
}

/** A deploy of before: bundles are kept by the commit that they were built from. */
export interface Deployed {
  readonly deployId: string;
  /** The release commit. */
  readonly commit: string;
  /** The digest of its files, as its receipt tells it; undefined where the target tells of no files. */
  readonly files?: string | undefined;
}

/** Whether a deploy could be published again, proven by asking; `unverified` is no yes. */
export type Restorability =
  | { readonly status: 'restorable' }
  | { readonly status: 'gone' | 'unverified'; readonly reason: string };

/**
 * A provider that takes releases. Each step can be done again after a kill: what is there already is found, not made
 * twice. Every method rejects with UserError: exit 1 when the provider refused, exit 3 when it could not be asked.
 */
export interface Target {
  /** `netlify`, `workflow`, `module` */
  readonly provider: string;
  /** The id of the place at the provider (a site's id, a workflow's path). */
  readonly siteId: string;
  /** The address under which people reach the place. Read it again after each step: a first deploy may give it. */
  readonly liveUrl: string;
  /** Whether a deploy can be looked at under an address of its own before it is published. */
  readonly hasOwnAddresses: boolean;
  /** The address of one deploy alone, for a target whose deploys have one and whose receipts do not tell it. */
  readonly addressOf?: (deployId: string) => Promise<string | undefined>;
  /** Puts a bundle there with its marker, without publishing it. */
  readonly stage: (bundle: VerifiedBundle, marker: Marker) => Promise<Deploy>;
  /** Publishes a deploy and keeps anything else from publishing by itself. */
  readonly publish: (deploy: Deploy) => Promise<void>;
  /** What is published now; undefined when nothing is. */
  readonly published: () => Promise<Deploy | undefined>;
  /** The digest of the files that a bundle becomes with its marker; undefined where the target tells of no files. */
  readonly filesDigest: (bundle: VerifiedBundle, marker: Marker) => string | undefined;
  /**
   * Why what is published does not consist of the files with this digest; undefined when it does, and where the target
   * tells of no files.
   */
  readonly filesRefusal: (files: string | undefined) => Promise<string | undefined>;
  /**
   * Why an address does not serve by the rules that a bundle's tree brings (headers, redirects); undefined when it does, and
   * where the target reads no such rules.
   */
  readonly rulesRefusal: (bundle: VerifiedBundle, url: string) => Promise<string | undefined>;
  /** Whether an older deploy could be published again. Asked before anything new is published. */
  readonly restorable: (deployed: Deployed) => Promise<Restorability>;
  /** Publishes an older deploy again, and locks it. */
  readonly restore: (deployed: Deployed) => Promise<Deploy>;
}
