import type { Registry } from '../registry/schema';
import type { Repository } from '../registry/schema/organization';
import type { Surface } from '../registry/schema/surface';
import type { Tier } from '../registry/schema/tier';
import { isOnTier, repositoryOf, surfacesByRepository, tierChain } from '../registry/selectors';

/** The input for rendering the workflows of one repository. */
export interface Setting {
  readonly registry: Registry;
  /** The repository's key. */
  readonly key: string;
  readonly repository: Repository;
  readonly isGoverning: boolean;
  /** The governing repository's name at GitHub. */
  readonly governing: string;
  readonly surfaces: readonly Surface[];
  /** The tiers that a surface of the repository is deployed to, lowest first. */
  readonly tiers: readonly Tier[];
}

/** The setting of one repository of a registry. */
export function settingOf(registry: Registry, key: string): Setting {
  const surfaces = surfacesByRepository(registry).get(key) ?? [];
  return {
    registry,
    key,
    repository: repositoryOf(registry, key),
    isGoverning: key === registry.governance.repository,
    governing: repositoryOf(registry, registry.governance.repository).name,
    surfaces,
    tiers: tierChain(registry).filter(({ id }) => surfaces.some((surface) => isOnTier(surface, id))),
  };
}
