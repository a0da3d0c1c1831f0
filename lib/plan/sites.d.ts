import type { Registry } from '../registry/schema';
import type { Surface } from '../registry/schema/surface';
import type { Tier } from '../registry/schema/tier';
import type { SitePlan } from './types';
/** The Netlify site of a surface on a tier; undefined when something else deploys the surface. */
export declare function sitePlan(registry: Registry, surface: Surface, tier: Tier): SitePlan | undefined;
