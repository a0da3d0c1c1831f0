import { type Address } from './address';
import type { FoundationPlan, TierPlan } from './types';
/** Every object at GitHub and Netlify that a plan owns, by an address that is the same in every stack. */
export declare function addressesOf(plan: FoundationPlan | TierPlan): readonly Address[];
/** The same as texts; sorted. */
export declare function objectsOf(plan: FoundationPlan | TierPlan): readonly string[];
