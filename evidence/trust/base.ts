import { canonicalDigest } from '../../registry/digest';
import type { Registry } from '../../registry/schema';
import { type TrustedKey, trustedKeys } from './keys';
import { rememberedRoot } from './remembered';
import { type RootMaterial, rootDigest } from './root';

/** The signers that a verifier trusts. */
export interface TrustBase {
  /** Its trust entries count; environments, branches and repositories follow from it. */
  readonly registry: Registry;
  /** The trusted root. */
  readonly root: RootMaterial;
  /** The keys of the registry's trust entries by their hints. */
  readonly keys: ReadonlyMap<string, TrustedKey>;
}

const NAMES = new WeakMap<TrustBase, string>();

/** The trust base of a registry. Without trust entries it trusts nobody. */
export function trustBase(registry: Registry, root: RootMaterial): TrustBase {
  const base = { registry, root: rememberedRoot(root), keys: trustedKeys(registry.trust?.entries ?? []) };
  const digest = rootDigest(root);
  if (digest !== undefined) NAMES.set(base, `${canonicalDigest(registry)} ${digest}`);
  return base;
}

/**
 * The digest of a trust base's content: bases with the same name trust the same signers. Undefined unless `trustBase`
 * made it from a trusted root's text.
 */
export function trustName(base: TrustBase): string | undefined {
  return NAMES.get(base);
}
