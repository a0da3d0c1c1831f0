import type { Registry } from '../registry/schema';
import type { TierPlan } from './types';
/** Limits a plan to one group of repositories. */
export interface PlanOptions {
    readonly partition?: string | undefined;
}
/** Throws a UserError (exit 2) when the registry has no such group of repositories. */
export declare function requirePartition(registry: Registry, partition: string | undefined): void;
/** One tier's stack: its environments and sites. Throws a UserError (exit 2) on an unknown tier or partition. */
export declare function planTier(registry: Registry, tierId: string, { partition }?: PlanOptions): TierPlan;
