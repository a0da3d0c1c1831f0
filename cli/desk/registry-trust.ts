import { dirname, join } from 'node:path';
import { type TrustBase, trustBase } from '../../evidence/trust/base';
import { loadTrustedRoot } from '../../evidence/trust/root';
import type { Registry } from '../../registry/schema';
import { UserError } from '../../registry/user-error';
import { type CommonOptions, registryPath } from '../common';
import type { Context } from '../context';

/** The root of the registry's checkout: the base of its paths. */
export function registryRoot(common: CommonOptions, context: Context): string {
  return dirname(dirname(registryPath(common, context)));
}

/** The registry's trust base, with its trusted root. Throws UserError (exit 2 or 3). */
export function requireTrust(registry: Registry, root: string): TrustBase {
  const allowed = 'trust: { "root": PATH, "entries": [ … ] } in the registry';
  if (!registry.trust) throw new UserError('the registry has no trust section', { place: '/trust', allowed });
  return trustBase(registry, loadTrustedRoot(join(root, registry.trust.root)));
}
