import type { Registry } from './schema';
import { findTier } from './selectors';

/** Whether the registry trusts somebody to sign a monitor's findings about a surface on a tier. */
export function hasMonitorSigner(
  { trust, governance, surfaces }: Registry,
  surfaceId: string,
  tierId: string,
): boolean {
  const repository = surfaces.find(({ id }) => id === surfaceId)?.repository;
  if (repository === undefined) return false;
  return (trust?.entries ?? []).some((entry) => {
    if (!entry.mayAttest.includes('monitor-verdict')) return false;
    if (entry.kind === 'key') return entry.tiers?.includes(tierId) === true;
    const isCovered = entry.repositories.includes(repository) || entry.repositories.includes(governance.repository);
    return isCovered && (entry.tiers?.includes(tierId) ?? true);
  });
}

/** Whether a promotion to the tier starts a monitor for the surface: it has `health`, and the tier is promoted to. */
export function isWatched(registry: Registry, surfaceId: string, tierId: string): boolean {
  const surface = registry.surfaces.find(({ id }) => id === surfaceId);
  return surface?.health !== undefined && findTier(registry, tierId)?.promotesFrom !== undefined;
}

/**
 * Whether a monitor must judge each release of a surface on a tier: one is started, and the registry trusts somebody to
 * sign its verdict. A release without a verdict is then not a known good one.
 */
export function isMonitored(registry: Registry, surfaceId: string, tierId: string): boolean {
  return isWatched(registry, surfaceId, tierId) && hasMonitorSigner(registry, surfaceId, tierId);
}
