import type { EnvironmentPlan, FoundationPlan, RulesetPlan, SitePlan, TierPlan } from '../plan/types';
import type { Registry } from '../registry/schema';
import type { Tier } from '../registry/schema/tier';
import { Catalog } from './catalog';
import type { ResourceView } from './view';
import { type WaiverBook } from './waivers';
/** A workflow file of a repository. */
export interface WorkflowFile {
    readonly path: string;
    /** Its jobs by their ids; undefined when it is not YAML. */
    readonly jobs: Readonly<Record<string, unknown>> | undefined;
}
/** What all stacks of one run share. */
export interface PolicyWorld {
    readonly registry: Registry;
    readonly catalog: Catalog;
    readonly workflows: readonly WorkflowFile[];
    /** The evaluation time; rules never read the clock. */
    readonly now: Date;
    readonly waivers: WaiverBook;
}
/** What a rule may know besides the resources. */
export interface PolicyContext extends PolicyWorld {
    /** The Pulumi stack, `production.web-apps`. */
    readonly stack: string;
    /** What the stack holds: a tier's id or `foundation`. */
    readonly slice: string;
    /** Undefined in the foundation stack. */
    readonly tier: Tier | undefined;
    /** The highest tier's stack, or the foundation, which is applied under its approval. */
    readonly highest: boolean;
    readonly environments: readonly EnvironmentPlan[];
    readonly rulesets: readonly RulesetPlan[];
    readonly sites: readonly SitePlan[];
    readonly plan: FoundationPlan | TierPlan;
}
/** What the rules know of a world: the registry's plans, worked out once. */
export declare function createWorld(registry: Registry, { workflows, now, waivers, }: {
    readonly workflows: readonly WorkflowFile[];
    readonly now: Date;
    readonly waivers?: WaiverBook;
}): PolicyWorld;
/** The stacks of a registry without partitions: the foundation and each tier, lowest first. */
export declare function stacksOf(registry: Registry): readonly string[];
/** The context of one stack, by its name. Throws a UserError (exit 2) when the registry has no such tier or partition. */
export declare function contextOf(world: PolicyWorld, stack: string): PolicyContext;
/** The site that a resource belongs to by its logical name, in this stack's plan. */
export declare function siteOf(view: ResourceView, context: PolicyContext): SitePlan | undefined;
