import { Registry } from '../schema';
import { Surface } from './surface';

/**
 * The fields of each surface that does not set them itself. A field counts as a whole: a surface that sets it has
 * nothing of the default. Fields that identify the surface, or hold a secret's name, have no default.
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
