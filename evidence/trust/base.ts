import { canonicalDigest } from '../../registry/digest';
import type { Registry } from '../../registry/schema';
import { type TrustedKey, trustedKeys } from './keys';
import { rememberedRoot } from './remembered';
import { type RootMaterial, rootDigest } from './root';

/** Whom a verifier believes. */
export interface TrustBase {
  /** Whose trust entries count, and from which environments, branches and repositories follow. */
  readonly registry: Registry;
  /** The trusted root. */
  readonly root: RootMaterial;
  /** The keys of the registry's trust entries by their hints. */
  readonly keys: ReadonlyMap<string, TrustedKey>;
}

const NAMES = new WeakMap<TrustBase, string>();

/** The trust base of a registry. Without trust entries it believes nobody. */
export function trustBase(registry: Registry, root: RootMaterial): TrustBase {
  const base = { registry, root: rememberedRoot(root), keys: trustedKeys(registry.trust?.entries ?? []) };
  const digest = rootDigest(root);
  if (digest !== undefined) NAMES.set(base, `${canonicalDigest(registry)} ${digest}`);
  return base;
}

/**
 * What a trust base is made of, by digest: bases of one name believe the same. Undefined for one that was put together in
 * another way than by `trustBase` out of a trusted root's text.
 */
export function trustName(base: TrustBase): string | undefined {
  return NAMES.get(base);
}
