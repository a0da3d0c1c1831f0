// The exports of `@causeway-deploy/causeway/plan`.
export { planFoundation } from '../plan/foundation';
export { planStack, type StackSelector } from '../plan/stack';
export { type PlanOptions, planTier } from '../plan/tier';
export type * from '../plan/types';
