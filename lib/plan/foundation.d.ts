import type { Registry } from '../registry/schema';
import { type PlanOptions } from './tier';
import type { FoundationPlan } from './types';
/** The foundation stack: what belongs to repositories. Throws a UserError (exit 2) on an unknown partition. */
export declare function planFoundation(registry: Registry, { partition }?: PlanOptions): FoundationPlan;
