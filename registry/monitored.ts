import type { Registry } from './schema';
import type { SigstoreEntry, StatementKind } from './schema/trust';
import { findTier } from './selectors';

/**
 * Whether the registry trusts somebody to sign statements of a kind about a surface on a tier: a key of that tier, or a
 * workflow that `accepts` takes (default: any).
 */
export function hasSigner(
  { trust, governance, surfaces }: Registry,
  kind: StatementKind,
  surfaceId: string,
  tierId: string,
  accepts: (entry: SigstoreEntry) => boolean = () => true,
): boolean {
  const repository = surfaces.find(({ id }) => id === surfaceId)?.repository;
  if (repository === undefined) return false;
  return (trust?.entries ?? []).some((entry) => {
    if (!entry.mayAttest.includes(kind)) return false;
    if (entry.kind === 'key') return entry.tiers?.includes(tierId) === true;
    const isCovered = entry.repositories.includes(repository) || entry.repositories.includes(governance.repository);
    return isCovered && (entry.tiers?.includes(tierId) ?? true) && accepts(entry);
  });
}

/**
 * Whether a monitor must judge each release of a surface on a tier: it has `health`, and a promotion to the tier starts
 * one. A release without a verdict is then not known to be good, even if the registry trusts nobody to sign one.
 */
export function isMonitored(registry: Registry, surfaceId: string, tierId: string): boolean {
  const surface = registry.surfaces.find(({ id }) => id === surfaceId);
  return surface?.health !== undefined && findTier(registry, tierId)?.promotesFrom !== undefined;
}
