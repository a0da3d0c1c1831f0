import { Registry } from '../schema';
import { Surface } from './surface';

/**
 * What each surface has that does not say otherwise. A field is taken whole: a surface that names it has nothing of the
 * default. Fields that say which surface it is, or hold a secret's name, have no default.
 */
export const SurfaceDefaults = Surface.pick({
  owner: true,
  repository: true,
  tiers: true,
  build: true,
  target: true,
  health: true,
  alerts: true,
})
  .partial()
  .extend({ evidence: Surface.shape.evidence.unwrap().optional() });

/** The registry as it is written: `Registry` holds no defaults, each surface has its own fields there. */
export const RegistryDocument = Registry.extend({ surfaceDefaults: SurfaceDefaults.optional() });
