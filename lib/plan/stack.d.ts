import type { Registry } from '../registry/schema';
import type { FoundationPlan, TierPlan } from './types';
/** What selects a stack's slice of the registry: its name, and the selectors of its configuration. */
export interface StackSelector {
    readonly stack: string;
    readonly tier?: string | undefined;
    readonly partition?: string | undefined;
}
/**
 * The plan of a Pulumi stack. The stack is named after what it holds (`staging`, `production.web-apps`, `foundation`),
 * so that nobody applies one tier's configuration to another's state. Throws a UserError (exit 2) when they disagree.
 */
export declare function planStack(registry: Registry, { stack, tier, partition }: StackSelector): FoundationPlan | TierPlan;
